import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { z } from "zod"

const server = new McpServer({ name: "demo", version: "1.0.0" })

server.registerTool("a", { inputSchema: { a: z.string() } }, async ({ a }, extra) => {
	const { sessionId, signal, authInfo } = extra
	return { content: [{ type: "text", text: `${a}${sessionId}${signal.aborted}${authInfo?.token}` }] }
})
