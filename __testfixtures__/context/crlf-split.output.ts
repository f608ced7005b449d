import { McpServer } from "@modelcontextprotocol/server"
import { z } from "zod"

const server = new McpServer({ name: "demo", version: "1.0.0" })

server.registerTool("a", { inputSchema: { a: z.string() } }, async ({ a }, ctx) => {
	const { sessionId } = ctx
	const { signal } = ctx.mcpReq
	const authInfo = ctx.http?.authInfo
	return { content: [{ type: "text", text: `${a}${sessionId}${signal.aborted}${authInfo?.token}` }] }
})
