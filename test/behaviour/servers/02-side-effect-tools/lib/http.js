import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { server } from './server.js';

const transports = {};

export function start(port) {
  const app = express();
  app.use(express.json());

  app.post('/mcp', async (req, res) => {
    const sessionId = req.headers['mcp-session-id'];
    let transport = sessionId ? transports[sessionId] : undefined;

    if (!transport) {
      if (sessionId || !isInitializeRequest(req.body)) {
        return res.status(404).json({ jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null });
      }
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (id) => (transports[id] = transport),
      });
      transport.onclose = () => delete transports[transport.sessionId];
      await server.connect(transport);
    }

    await transport.handleRequest(req, res, req.body);
  });

  const existing = async (req, res) => {
    const transport = transports[req.headers['mcp-session-id']];
    if (!transport) return res.status(404).end();
    await transport.handleRequest(req, res);
  };
  app.get('/mcp', existing);
  app.delete('/mcp', existing);

  return app.listen(port, () => console.log(`ticket-mcp on ${port}`));
}
