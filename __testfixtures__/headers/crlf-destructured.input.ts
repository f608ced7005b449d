import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"

const server = new McpServer({ name: "demo", version: "1.0.0" })

server.registerTool("a", {}, async (extra) => {
	const headers = extra.requestInfo!.headers
	const { host, "x-a": a } = headers
	return { content: [{ type: "text", text: `${host}${a}` }] }
})
