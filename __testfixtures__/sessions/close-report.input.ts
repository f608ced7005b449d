import express, { type NextFunction, type Request, type Response } from 'express';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

let requests = 0;

class Calculator {
  add(a: number, b: number) {
    return a + b;
  }
}

const createServer = (calculator: Calculator, log: (line: string) => void) => {
  const server = new McpServer({ name: 'calc', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => {
    log(text);
    return { content: [{ type: 'text', text }] };
  });
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: String(calculator.add(a, b)) }],
  }));
  return server;
};

const calculator = new Calculator();

const app = express();
app.use(express.json());

app.get('/health', (_req, res) => void res.json({ ok: true }));

const methodNotAllowed = (req: Request, res: Response) => {
  console.log(`Received ${req.method} MCP request`);
  res.writeHead(405).end(
    JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message: 'Method not allowed.' }, id: null }),
  );
};

app.post('/mcp', async (req: Request, res: Response, next: NextFunction) => {
  requests++;
  const started = performance.now();
  const server = createServer(calculator, (line) => console.log(line));
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  try {
    res.on('close', () => {
      console.log(`request ${requests} took ${performance.now() - started}ms`);
      void transport.close();
      void server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(req, res, req.body);
  } catch (error) {
    next(error);
  }
});
app.get('/mcp', methodNotAllowed);
app.delete('/mcp', methodNotAllowed);

app.use((err: Error, _req: Request, res: Response, _next: NextFunction) => {
  console.error(err);
  res.status(500).json({ error: 'internal' });
});

app.listen(Number(process.env.PORT) || 3000, (error?: Error) => {
  if (error) {
    console.error('Failed to start server:', error);
    process.exit(1);
  }
});
