import http from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function sendJson(res: http.ServerResponse, status: number, body: unknown) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

const mcpHandler = toNodeHandler(
  createMcpHandler(() => new McpServer({ name: 'map', version: '1.0.0' }), {
    onerror: (error) => console.error('request failed', error),
  }),
);

const httpServer = http.createServer(async (req, res) => {
  const { pathname } = new URL(req.url ?? '/', `http://${req.headers.host}`);

  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type, Mcp-Protocol-Version, Mcp-Method, Mcp-Name');
  if (req.method === 'OPTIONS') {
    res.writeHead(204);
    res.end();
    return;
  }

  if (pathname === '/health') {
    sendJson(res, 200, { status: 'ok' });
    return;
  }

  if (pathname !== '/mcp') {
    sendJson(res, 404, { error: 'Not found' });
    return;
  }

  try {
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    await mcpHandler(req, res);
  } catch (error) {
    console.error('request failed', error);
    if (!res.headersSent) sendJson(res, 500, { error: 'Internal error' });
  }
});

httpServer.listen(Number(process.env.PORT ?? 3000), () => console.error('listening'));
