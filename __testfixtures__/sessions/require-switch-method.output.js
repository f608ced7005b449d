const express = require('express');
const { McpServer, createMcpHandler } = require('@modelcontextprotocol/server');
const { toNodeHandler } = require('@modelcontextprotocol/node');

function createServer() {
  return new McpServer({ name: 'switch', version: '1.0.0' });
}

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

function handleMcp(req, res) {
  void mcpHandler(req, res, req.body);
}

const app = express();
app.use(express.json());
// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', handleMcp);
app.listen(3000);
