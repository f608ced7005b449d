import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';

const transports = new Map<string, StreamableHTTPServerTransport>();

async function serve(req: IncomingMessage, res: ServerResponse, sessionId: string | undefined) {
  let transport = sessionId ? transports.get(sessionId) : undefined;
  if (!transport) {
    // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: a session is handed on with the request (`req.headers['mcp-session-id'] as string | undefined`). Serve it with createMcpHandler() once that is out of the way.
    const fresh = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => {
        transports.set(id, fresh);
      },
    });
    await new McpServer({ name: 'kept', version: '1.0.0' }).connect(fresh);
    transport = fresh;
  }
  await transport.handleRequest(req, res);
}

createServer((req, res) => {
  if (req.url === '/mcp') void serve(req, res, req.headers['mcp-session-id'] as string | undefined);
  else res.writeHead(404).end();
}).listen(3000);
