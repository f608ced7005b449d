import cors from 'cors';
import express from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { hostHeaderValidation } from '@modelcontextprotocol/express';

const app = express();
app.use(express.json());
app.use(
  cors({
    origin: '*',
    allowedHeaders: ['Content-Type', 'mcp-protocol-version', 'mcp-method', 'mcp-name'],
  }),
);

class SessionLimiter {
  private seen = 0;
  allow(): boolean {
    return this.seen++ < 100;
  }
}
const limiter = new SessionLimiter();

export const buildServer = () => new McpServer({ name: 'x', version: '1.0.0' });

const mcpHandler = toNodeHandler(
  createMcpHandler(buildServer, {
    onerror: (error) => console.error('[mcp]', error),
  }),
);

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app
  .route('/mcp')
  .all(hostHeaderValidation(['127.0.0.1', 'localhost']), async (req, res, next) => {
    try {
      if (!limiter.allow()) {
        res.status(429).end();
        return;
      }
      await mcpHandler(req, res, req.body);
    } catch (error) {
      next(error);
    }
  });

app.listen(3000);
