import { requireBearerAuth } from '@modelcontextprotocol/express';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import express, { type Express, Router } from 'express';
import { requireUser } from './users.js';

const verifier = { verifyAccessToken: async (token: string) => ({ token, clientId: 'c', scopes: [], expiresAt: 1 }) };
const handler = toNodeHandler(createMcpHandler(() => new McpServer({ name: 'gated', version: '1.0.0' })));

const bearer = express();
bearer.all('/mcp', requireBearerAuth({ verifier }), (req, res) => void handler(req, res, req.body));

const everywhere = express();
everywhere.use(requireUser);
everywhere.all('/mcp', (req, res) => void handler(req, res, req.body));

const byHand = express();
byHand.all('/mcp', (req, res) => {
  if (req.headers.authorization !== process.env.KEY) {
    res.status(401).end();
    return;
  }
  void handler(req, res, req.body);
});

// Mounted by others, who may have put a gate before it.
export const router = Router();
router.all('/mcp', (req, res) => void handler(req, res, req.body));

export function mount(app: Express): void {
  app.all('/mcp', (req, res) => void handler(req, res, req.body));
}
