import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

declare function audit(what: string, who: string | undefined): void;
declare function rpcError(message: string): object;
declare function flushUser(user: string): Promise<void>;

function createServer() {
  return new McpServer({ name: 'tenants', version: '1.0.0' });
}

const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(createMcpHandler(createServer, { onerror: (error) => console.error(error) }));

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
// TODO(mcp-v2/sessions/lifecycle): `metrics.streams.inc()`, `metrics.beat(req.ip)`, `metrics.streams.dec()`, `audit('stream', req.ip)`, `audit('closed', req.ip)`, `db.query('DELETE FROM sessions WHERE id = $1', [sessionId])`, `flushUser(String(req.headers['x-user']))` ran when a session opened, came back or closed, and went with the sessions; do what is still wanted of it for each request.
app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));

app.listen(3000);
