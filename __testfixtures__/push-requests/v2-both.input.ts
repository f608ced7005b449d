import { createMcpHandler, McpServer as Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

const Args = z.object({ path: z.string() });

function createServer(): Server {
	const files = new Server({ name: 'files', version: '1.0.0' })
	files.registerTool("remove", { inputSchema: Args }, async (args, { mcpReq: { send } }) => {
		const { model } = await send({ method: "sampling/createMessage", params: { messages: [], maxTokens: 10 } })
		return { content: [{ type: "text", text: model + args.path }] }
	})
	files.registerTool("empty", { inputSchema: Args }, async (args, context) => {
		try {
			const { action } = await context.mcpReq.elicitInput({ mode: "form", message: `Empty ${args.path}?`, requestedSchema: { type: "object", properties: {} } })
			if (action !== "accept") return { content: [] }
			return { content: [{ type: "text", text: "emptied" }] }
		} catch (error) {
			console.error(error)
			return { content: [{ type: "text", text: String(error) }], isError: true }
		}
	})
	return files
}

serveStdio(createServer)
export default createMcpHandler(createServer)
