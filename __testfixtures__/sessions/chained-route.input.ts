import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express from 'express';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

const app = express();
app.use(express.json());
app.use(
  cors({
    origin: '*',
    exposedHeaders: ['Mcp-Session-Id'],
    allowedHeaders: ['Content-Type', 'mcp-session-id'],
  }),
);

class SessionLimiter {
  private seen = 0;
  allow(): boolean {
    return this.seen++ < 100;
  }
}
const limiter = new SessionLimiter();
const transports: Record<string, StreamableHTTPServerTransport> = {};
const lastAccess = new Map<string, number>();

export const buildServer = () => new McpServer({ name: 'x', version: '1.0.0' });

app
  .route('/mcp')
  .post(async (req, res, next) => {
    try {
      if (!limiter.allow()) {
        res.status(429).end();
        return;
      }
      const sessionId = req.header('mcp-session-id');
      if (sessionId) lastAccess.set(sessionId, Date.now());
      let transport = sessionId ? transports[sessionId] : undefined;
      if (!transport && isInitializeRequest(req.body)) {
        transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          enableDnsRebindingProtection: true,
          allowedHosts: ['127.0.0.1:3000', 'localhost:3000'],
          onsessioninitialized: (id) => {
            transports[id] = transport!;
            lastAccess.set(id, Date.now());
          },
        });
        const server = buildServer();
        server.server.onerror = (error) => console.error('[mcp]', error);
        await server.connect(transport);
      }
      if (!transport) {
        res.status(400).send('Bad request');
        return;
      }
      await transport.handleRequest(req, res, req.body);
    } catch (error) {
      next(error);
    }
  })
  .get(async (req, res) => {
    const transport = transports[req.header('mcp-session-id') ?? ''];
    if (!transport) return void res.status(404).end();
    await transport.handleRequest(req, res);
  })
  .delete(async (req, res) => {
    const transport = transports[req.header('mcp-session-id') ?? ''];
    if (!transport) return void res.status(404).end();
    await transport.handleRequest(req, res);
  });

setInterval(() => {
  for (const [id, at] of lastAccess) {
    if (Date.now() - at < 60_000) continue;
    void transports[id]?.close();
    delete transports[id];
    lastAccess.delete(id);
  }
}, 10_000).unref();

app.listen(3000);
