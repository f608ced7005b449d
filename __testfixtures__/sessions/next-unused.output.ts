import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(
  createMcpHandler(() => new McpServer({ name: 'demo', version: '1.0.0' }), {
    onerror: (error) => console.error(error),
  }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/two', (req, res) => {
  console.log('two', req.ip);
  void mcpHandler(req, res, req.body);
});

app.listen(3000);
