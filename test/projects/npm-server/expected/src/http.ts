import { createMcpExpressApp } from '@modelcontextprotocol/express';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import type { Request, Response } from 'express';
import { createServer } from './server.js';

const app = createMcpExpressApp();

app.post('/mcp', async (request: Request, response: Response) => {
  const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  response.on('close', () => void transport.close());
  await createServer().connect(transport);
  await transport.handleRequest(request, response, request.body);
});

app.listen(Number(process.env.PORT ?? 3000));
