import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const started = Date.now();

function buildTideServer(): McpServer {
  return new McpServer({ name: 'tide-tables', version: '2.1.0' });
}

function sendJson(res: ServerResponse, status: number, body: unknown) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

const mcpHandler = toNodeHandler(createMcpHandler(buildTideServer, { onerror: (error) => console.error(error) }));

async function handleMcp(req: IncomingMessage, res: ServerResponse) {
  // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
  await mcpHandler(req, res);
}

const httpServer = createServer(async (req, res) => {
  const url = new URL(req.url ?? '/', `http://${req.headers.host}`);
  try {
    switch (url.pathname) {
      case '/health':
        sendJson(res, 200, { status: 'ok', uptime: Date.now() - started });
        return;
      case '/mcp':
        await handleMcp(req, res);
        return;
      default:
        sendJson(res, 404, { error: 'Not found' });
    }
  } catch (error) {
    console.error(error);
    if (!res.headersSent) sendJson(res, 500, { error: 'Internal server error' });
  }
});

const port = Number(process.env.PORT ?? 8000);
httpServer.listen(port, () => console.error(`tide-tables: http://localhost:${port}/mcp`));
