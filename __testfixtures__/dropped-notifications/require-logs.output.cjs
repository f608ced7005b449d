const { McpServer } = require('@modelcontextprotocol/server');
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
const { SSEServerTransport } = require('@modelcontextprotocol/server-legacy/sse');

function createServer() {
  const server = new McpServer({ name: 'a', version: '1.0.0' }, { capabilities: { logging: {} } })
  server.registerTool('work', {}, async (ctx) => {
    await ctx.mcpReq.log("info", { id: ctx.mcpReq.id })
    return { content: [] }
  })
  return server
}

exports.open = (/** @type {import('node:http').ServerResponse} */ res) => createServer().connect(new SSEServerTransport('/messages', res))
