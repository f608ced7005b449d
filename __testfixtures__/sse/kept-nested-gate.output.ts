import express, { Request, Response } from 'express';
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
import { SSEServerTransport } from '@modelcontextprotocol/server-legacy/sse';
import { McpServer } from '@modelcontextprotocol/server';

const app = express();
const PORT = process.env.PORT || 3001;

const transports: { [sessionId: string]: SSEServerTransport } = {};

function authorize(req: Request, res: Response): boolean {
  if (req.headers['x-key'] === (process.env.KEY ?? req.headers['x-key'])) return true;
  res.sendStatus(401);
  return false;
}

app.get('/sse', async (_req: Request, res: Response) => {
  console.log('New SSE connection');
  // TODO(mcp-v2/sse/kept): still served the 2025-era way, each session by the process that opened it: the messages of a session are checked here (`if (!authorize(req, res)) return;`). Serve it with createMcpHandler() once that is out of the way.
  const transport = new SSEServerTransport('/messages', res);
  transports[transport.sessionId] = transport;

  // Proxies close idle connections
  const keepAlive = setInterval(() => {
    if (!res.writableEnded) {
      res.write(': keepalive\n\n');
    }
  }, 30000);

  res.on('close', () => {
    console.log(`SSE connection closed: ${transport.sessionId}`);
    clearInterval(keepAlive);
    delete transports[transport.sessionId];
  });

  const server = new McpServer({ name: 'sse', version: '1.0.0' });
  await server.connect(transport);
});

app.post('/messages', async (req: Request, res: Response) => {
  try {
    if (!authorize(req, res)) return;
    const sessionId = req.query.sessionId as string;
    const transport = transports[sessionId];
    if (transport) {
      await transport.handlePostMessage(req, res);
    } else {
      res.status(400).send('No transport found for sessionId');
    }
  } catch (error) {
    console.error(error);
  }
});

app.get('/health', (_req, res) => {
  res.json({ status: 'ok', connections: Object.keys(transports).length });
});

app.listen(PORT, () => {
  console.log(`Server is running on http://localhost:${PORT}/sse`);
});
