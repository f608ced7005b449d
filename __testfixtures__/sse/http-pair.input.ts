import { createServer, type IncomingMessage } from 'node:http';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';

const transports: Record<string, SSEServerTransport> = {};

function createMcpServer() {
  return new Server({ name: 'pair', version: '1.0.0' }, { capabilities: { tools: {} } });
}

async function readBody(req: IncomingMessage) {
  let text = '';
  for await (const chunk of req) text += chunk;
  return JSON.parse(text);
}

const httpServer = createServer(async (req, res) => {
  const url = new URL(req.url ?? '/', `http://${req.headers.host}`);

  if (req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
    res.writeHead(401).end();
    return;
  }

  if (req.method === 'GET' && url.pathname === '/sse') {
    const transport = new SSEServerTransport('/messages', res);
    transports[transport.sessionId] = transport;
    res.on('close', () => {
      delete transports[transport.sessionId];
    });
    await createMcpServer().connect(transport);
  } else if (req.method === 'POST' && url.pathname === '/messages') {
    const transport = transports[url.searchParams.get('sessionId') ?? ''];
    if (!transport) {
      res.writeHead(404).end('No such session');
      return;
    }
    await transport.handlePostMessage(req, res, await readBody(req));
  } else {
    res.writeHead(404).end();
  }
});

httpServer.listen(3000);
