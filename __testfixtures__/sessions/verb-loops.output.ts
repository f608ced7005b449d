import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

function createServer() {
  return new McpServer({ name: 'loops', version: '1.0.0' });
}

const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/admin', (req, res) => void mcpHandler(req, res, req.body));

// These have nothing to do with MCP.
for (const verb of ['get', 'head'] as const) {
  app[verb]('/health', (_req, res) => res.end('ok'));
}

app.listen(3000);
