#!/usr/bin/env node
import { randomUUID as uuid } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import { McpServer as Mcp } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport as HttpTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest as isInit } from '@modelcontextprotocol/sdk/types.js';

const makeServer = () => new Mcp({ name: 'shared', version: '1.0.0' });
const open: Map<string, HttpTransport> = new Map();

const mcpHandler = async (req: Request, res: Response) => {
  const id = req.headers['mcp-session-id'] as string | undefined;
  if (req.method === 'POST' && !id && isInit(req.body)) {
    const transport: HttpTransport = new HttpTransport({
      sessionIdGenerator: () => uuid(),
      onsessioninitialized: (sid) => {
        open.set(sid, transport);
      },
    });
    transport.onclose = () => transport.sessionId && open.delete(transport.sessionId);
    await makeServer().connect(transport);
    return transport.handleRequest(req, res, req.body);
  }
  const known = id ? open.get(id) : undefined;
  if (!known) return void res.status(404).json({ error: 'no session' });
  return known.handleRequest(req, res, req.body);
};

const app = express();
app.use(express.json());
app.post('/mcp', mcpHandler);
app.get('/mcp', mcpHandler);
app.delete('/mcp', mcpHandler);
app.listen(3000);
