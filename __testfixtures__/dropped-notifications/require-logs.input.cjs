const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { SSEServerTransport } = require('@modelcontextprotocol/sdk/server/sse.js');

function createServer() {
  const server = new McpServer({ name: 'a', version: '1.0.0' }, { capabilities: { logging: {} } })
  server.registerTool('work', {}, async (extra) => {
    await server.sendLoggingMessage({ level: "info", data: { id: extra.requestId } })
    return { content: [] }
  })
  return server
}

exports.open = (/** @type {import('node:http').ServerResponse} */ res) => createServer().connect(new SSEServerTransport('/messages', res))
