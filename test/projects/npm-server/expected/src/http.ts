import { createMcpExpressApp } from '@modelcontextprotocol/express';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import type { Request, Response } from 'express';
import { createServer } from './server.js';

const app = createMcpExpressApp();

const mcpHandler = toNodeHandler(
  createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (request: Request, response: Response) => {
  void mcpHandler(request, response, request.body);
});

app.listen(Number(process.env.PORT ?? 3000));
