import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { createRadio } from './radio.js';
import { sessionStore } from './sessionStore.js';

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'];
  let transport = sessionId && sessionStore.get(sessionId);

  if (!transport) {
    if (sessionId || !isInitializeRequest(req.body)) {
      res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad Request: invalid session' }, id: null });
      return;
    }
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => sessionStore.set(id, transport),
    });
    transport.onclose = () => sessionStore.delete(transport.sessionId);
    await createRadio().connect(transport);
  }

  await transport.handleRequest(req, res, req.body);
});

for (const verb of ['get', 'delete']) {
  app[verb]('/mcp', async (req, res) => {
    const transport = sessionStore.get(req.headers['mcp-session-id']);
    if (!transport) {
      res.status(400).send('Invalid or missing session ID');
      return;
    }
    await transport.handleRequest(req, res);
  });
}

const listener = app.listen(process.env.PORT || 3000, () => console.log('radio on air'));

process.once('SIGINT', async () => {
  await sessionStore.closeAll();
  listener.close();
  process.exit(0);
});
