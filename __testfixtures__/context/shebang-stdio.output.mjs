#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('id', {}, async ctx => ({ content: [{ type: 'text', text: `${ctx.mcpReq.id}` }] }));
await server.connect(new StdioServerTransport());
