import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const mcpHandler = toNodeHandler(
  createMcpHandler(() => new McpServer({ name: 'sse', version: '1.0.0' }), {
    onerror: (error) => console.error(error),
  }),
);

async function openStream(req: IncomingMessage, res: ServerResponse) {
  // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
  await mcpHandler(req, res);
}

const httpServer = createHttpServer(async (req, res) => {
  const url = new URL(`http://localhost${req.url}`);
  if (url.pathname === '/mcp' || url.pathname === '/sse') {
    await openStream(req, res);
    return;
  }
  res.statusCode = 404;
  res.end('Not found');
});

httpServer.listen(Number(process.env.PORT ?? 3000));
