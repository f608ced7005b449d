import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { loadDeps } from './deps.js';
import { registerAllTools } from './tools/index.js';

const deps = await loadDeps();
const server = new McpServer({ name: 'shared', version: '1.0.0' });
registerAllTools(server, deps);

const app = express();
app.use(express.json());

const transports: { [id: string]: StreamableHTTPServerTransport } = {};

app.all('/mcp', async (req, res) => {
  const sid = req.headers['mcp-session-id'];
  if (typeof sid === 'string' && sid in transports) {
    await transports[sid].handleRequest(req, res, req.body);
    return;
  }
  if (req.method === 'POST' && isInitializeRequest(req.body)) {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      enableJsonResponse: true,
      onsessioninitialized: (id) => {
        transports[id] = transport;
        deps.log(`session ${id} opened (${Object.keys(transports).length} open)`);
      },
      onsessionclosed: (id) => {
        delete transports[id];
      },
    });
    await server.connect(transport);
    await transport.handleRequest(req, res, req.body);
    return;
  }
  res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad Request: no session' }, id: null });
});

const httpServer = app.listen(process.env.PORT ?? 3000);

const cleanup = async () => {
  await Promise.all(Object.values(transports).map((t) => t.close()));
  await server.close();
  httpServer.close(() => process.exit(0));
};
process.on('SIGTERM', cleanup);
process.on('SIGINT', cleanup);
