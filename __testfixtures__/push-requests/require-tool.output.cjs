const { McpServer, inputRequired, inputResponse } = require('@modelcontextprotocol/server');
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
const { SSEServerTransport } = require('@modelcontextprotocol/server-legacy/sse');

function createServer() {
  const server = new McpServer({ name: 'ask', version: '1.0.0' });
  server.registerTool('ask', { description: 'Asks' }, async (ctx) => {
    // TODO(mcp-v2/push-requests): the SDK checked the answer against requestedSchema, and does not any more: it comes as the client sent it. Check it with acceptedContent(ctx.mcpReq.inputResponses, 'answer', schema) before acting on it.
    const answer = inputResponse(ctx.mcpReq.inputResponses, 'answer');
    if (answer.kind !== 'elicit')
      return inputRequired({
        inputRequests: {
          answer: inputRequired.elicit({
            message: 'Name?',
            requestedSchema: { type: 'object', properties: { name: { type: 'string' } } },
          }),
        },
      });
    return { content: [{ type: 'text', text: answer.content ? String(answer.content.name) : answer.action }] };
  });
  return server;
}

exports.open = (/** @type {import('node:http').ServerResponse} */ res) => createServer().connect(new SSEServerTransport('/messages', res));
