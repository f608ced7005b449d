import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';

interface Cart {
  items: string[];
}

const carts = new Map<string, Cart>();

function cartOf(sessionId: string): Cart {
  let cart = carts.get(sessionId);
  if (!cart) {
    cart = { items: [] };
    carts.set(sessionId, cart);
  }
  return cart;
}

const priceOf = async (item: string) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return item.length;
};

function createShop(): McpServer {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });

  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));

  server.registerTool(
    'add_to_cart',
    { description: 'Puts an item into the cart', inputSchema: { item: z.string() } },
    async ({ item }, extra) => {
      const price = await priceOf(item);
      const cart = cartOf(extra.sessionId!);
      cart.items.push(item);
      return { content: [{ type: 'text', text: `${item} for ${price}, ${cart.items.length} in the cart` }] };
    },
  );

  server.registerTool('show_cart', { description: 'What is in the cart' }, async ({ sessionId }) => {
    await priceOf('');
    const cart = carts.get(sessionId as string);
    return { content: [{ type: 'text', text: cart?.items.join(', ') || 'empty' }] };
  });

  return server;
}

const app = express();
app.use(express.json());

app.use('/mcp', (req: Request, res: Response, next: NextFunction) => {
  if (!/^Bearer token-(ann|bob)$/.test(req.headers.authorization ?? '')) {
    res.status(401).json({ error: 'Log in first' });
    return;
  }
  next();
});

const transports: Record<string, StreamableHTTPServerTransport> = {};

app.post('/mcp', async (req: Request, res: Response) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  let transport: StreamableHTTPServerTransport;
  if (sessionId && transports[sessionId]) {
    transport = transports[sessionId];
  } else if (!sessionId && isInitializeRequest(req.body)) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport;
      },
    });
    transport.onclose = () => {
      const id = transport.sessionId;
      if (id) {
        delete transports[id];
        carts.delete(id);
      }
    };
    await createShop().connect(transport);
  } else {
    res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No valid session ID' }, id: null });
    return;
  }
  await transport.handleRequest(req, res, req.body);
});

const handleSession = async (req: Request, res: Response) => {
  const transport = transports[req.headers['mcp-session-id'] as string];
  if (!transport) {
    res.status(400).send('Invalid or missing session ID');
    return;
  }
  await transport.handleRequest(req, res);
};
app.get('/mcp', handleSession);
app.delete('/mcp', handleSession);

app.listen(Number(process.env.PORT ?? 3000), () => console.log('shop open'));
