import { McpServer } from "@modelcontextprotocol/server"

const server = new McpServer({ name: "demo", version: "1.0.0" })

server.registerTool("a", {}, async (ctx) => {
	const headers = ctx.http!.req!.headers
	const host = headers.get("host") ?? undefined
	const a = headers.get("x-a") ?? undefined
	return { content: [{ type: "text", text: `${host}${a}` }] }
})
