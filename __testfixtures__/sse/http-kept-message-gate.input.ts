import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const sessions = new Map<string, SSEServerTransport>();

async function openStream(req: IncomingMessage, res: ServerResponse) {
  const transport = new SSEServerTransport('/sse', res);
  sessions.set(transport.sessionId, transport);
  res.on('close', () => sessions.delete(transport.sessionId));
  await new McpServer({ name: 'sse', version: '1.0.0' }).connect(transport);
}

async function postMessage(req: IncomingMessage, res: ServerResponse, url: URL) {
  if (req.headers['x-key'] !== process.env.KEY) {
    res.statusCode = 401;
    return res.end();
  }
  const sessionId = url.searchParams.get('sessionId');
  if (!sessionId) {
    res.statusCode = 400;
    return res.end('Missing sessionId');
  }
  const transport = sessions.get(sessionId);
  if (!transport) {
    res.statusCode = 404;
    return res.end('Session not found');
  }
  return await transport.handlePostMessage(req, res);
}

const httpServer = createHttpServer(async (req, res) => {
  const url = new URL(`http://localhost${req.url}`);
  if (url.pathname === '/sse') {
    if (req.method === 'GET') {
      await openStream(req, res);
      return;
    } else if (req.method === 'POST') {
      await postMessage(req, res, url);
      return;
    }
    res.statusCode = 405;
    res.end('Method not allowed');
    return;
  }
  res.statusCode = 404;
  res.end('Not found');
});

httpServer.listen(Number(process.env.PORT ?? 3000));
