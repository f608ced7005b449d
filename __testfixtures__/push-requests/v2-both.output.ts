import { createMcpHandler, McpServer as Server, inputRequired, inputResponse } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

const Args = z.object({ path: z.string() });

function createServer(): Server {
	const files = new Server({ name: 'files', version: '1.0.0' })
	files.registerTool("remove", { inputSchema: Args }, async (args, { mcpReq: { send } }) => {
		// TODO(mcp-v2/push-requests): send: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others; over stdio it works for clients of 2025-era revisions and throws for others. Return inputRequired(…) with inputRequired.createMessage(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses.
		const { model } = await send({ method: "sampling/createMessage", params: { messages: [], maxTokens: 10 } })
		return { content: [{ type: "text", text: model + args.path }] }
	})
	files.registerTool("empty", { inputSchema: Args }, async (args, context) => {
		try {
			const answer = inputResponse(context.mcpReq.inputResponses, 'answer');
			if (answer.kind !== 'elicit')
				return inputRequired({
					inputRequests: {
						answer: inputRequired.elicit({
							mode: "form",
							message: `Empty ${args.path}?`,
							requestedSchema: { type: "object", properties: {} },
						}),
					},
				});
			const { action } = answer;
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
