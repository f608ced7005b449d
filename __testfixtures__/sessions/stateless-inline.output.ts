import express from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { z } from 'zod';

const app = express();
app.use(express.json());

function createServer() {
  const server = new McpServer({ name: 'inline', version: '1.0.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));

  return server;
}

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { responseMode: 'json', onerror: (err) => console.error('MCP error', err) }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (req, res) => {
  void mcpHandler(req, res, req.body);
});

app.listen(3000);
