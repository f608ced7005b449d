import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import express from 'express';
import { Server } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';

const transports: { [sessionId: string]: StreamableHTTPServerTransport } = {};
const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  let transport = sessionId ? transports[sessionId] : undefined;
  if (!transport) {
    // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: messages are passed through it by hand (`created.onmessage = (message) => child.stdin.write(`${JSO…`). Serve it with createMcpHandler() once that is out of the way.
    const created = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = created;
      },
    });
    await new Server({ name: 'bridge', version: '1.0.0' }, { capabilities: {} }).connect(created);
    const child = spawn('server', { shell: true });
    child.stdout.on('data', (chunk: Buffer) => created.send(JSON.parse(chunk.toString())));
    created.onmessage = (message) => child.stdin.write(`${JSON.stringify(message)}\n`);
    transport = created;
  }
  await transport.handleRequest(req, res, req.body);
});
