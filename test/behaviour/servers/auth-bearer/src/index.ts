import { randomUUID } from 'node:crypto';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { TokenVerifier } from './verifier.js';

function createVaultServer(): McpServer {
  const server = new McpServer({ name: 'vault', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('whoami', { description: 'Who is asking' }, async (extra) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const user = extra.authInfo?.extra?.user;
    return { content: [{ type: 'text', text: typeof user === 'string' ? user : 'nobody' }] };
  });
  return server;
}

const auth = requireBearerAuth({ verifier: new TokenVerifier(), requiredScopes: ['vault'] });

const app = express();
app.use(express.json());

const transports: Record<string, StreamableHTTPServerTransport> = {};

const mcpPost: RequestHandler = async (req, res) => {
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
      if (transport.sessionId) delete transports[transport.sessionId];
    };
    await createVaultServer().connect(transport);
  } else {
    res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'Bad Request' }, id: null });
    return;
  }
  await transport.handleRequest(req, res, req.body);
};

const mcpGet: RequestHandler = async (req, res) => {
  const transport = transports[req.headers['mcp-session-id'] as string];
  if (!transport) {
    res.status(400).send('Invalid or missing session ID');
    return;
  }
  await transport.handleRequest(req, res);
};

app.post('/mcp', auth, mcpPost);
app.get('/mcp', auth, mcpGet);
app.delete('/mcp', auth, mcpGet);

app.listen(Number(process.env.PORT ?? 3000), () => console.log('vault is locked'));
