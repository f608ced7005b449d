const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { SSEServerTransport } = require('@modelcontextprotocol/sdk/server/sse.js');

function createServer() {
  const server = new McpServer({ name: 'ask', version: '1.0.0' });
  server.registerTool('ask', { description: 'Asks' }, async () => {
    const answer = await server.server.elicitInput({ message: 'Name?', requestedSchema: { type: 'object', properties: { name: { type: 'string' } } } });
    return { content: [{ type: 'text', text: answer.content ? String(answer.content.name) : answer.action }] };
  });
  return server;
}

exports.open = (/** @type {import('node:http').ServerResponse} */ res) => createServer().connect(new SSEServerTransport('/messages', res));
