import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

const started = Date.now();

// Not about sessions: it stays.
const ticker = setInterval(() => process.stdout.write(`up for ${Date.now() - started} ms\n`), 60_000);
ticker.unref();

const app = express();
app.use(express.json());

const mcp = createMcpHandler(() => new McpServer({ name: 'ledger', version: '1.0.0' }), {
  onerror: (error) => console.error(error),
});
const mcpHandler = toNodeHandler(mcp);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));

const listener = app.listen(3000);

async function shutdown(signal: string): Promise<void> {
  console.log(`${signal} received`);
  clearInterval(ticker);
  await mcp.close();
  listener.close(() => process.exit(0));
}

process.on('SIGTERM', () => void shutdown('SIGTERM'));
