import express, { type NextFunction, type Request, type Response } from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
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

const mcpHandler = toNodeHandler(
  createMcpHandler(() => createServer(calculator, (line) => console.log(line)), {
    responseMode: 'json',
    onerror: (error) => console.error(error),
  }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', async (req: Request, res: Response, next: NextFunction) => {
  requests++;
  const started = performance.now();
  try {
    res.on('close', () => {
      console.log(`request ${requests} took ${performance.now() - started}ms`);
    });
    await mcpHandler(req, res, req.body);
  } catch (error) {
    next(error);
  }
});

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
