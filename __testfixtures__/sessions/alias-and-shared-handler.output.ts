#!/usr/bin/env node
import express, { type Request, type Response } from 'express';
import { McpServer as Mcp, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const makeServer = () => new Mcp({ name: 'shared', version: '1.0.0' });

const nodeHandler = toNodeHandler(
  createMcpHandler(makeServer, { onerror: (error) => console.error(error) }),
);

const mcpHandler = (req: Request, res: Response) => void nodeHandler(req, res, req.body);

const app = express();
app.use(express.json());
// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', mcpHandler);
app.listen(3000);
