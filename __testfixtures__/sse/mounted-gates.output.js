import express from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function createServer() {
  const server = new McpServer({ name: 'gated', version: '1.0.0' });
  return server;
}

/** @type {express.RequestHandler} */
function gate(req, res, next) {
  if (req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
    res.status(401).end();
    return;
  }
  next();
}

const app = express();
app.use(['/mcp', '/sse', '/messages'], gate);

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

app.all(['/mcp', '/sse'], (_req, res) => void mcpHandler(_req, res, _req.body));

app.listen(3000);
