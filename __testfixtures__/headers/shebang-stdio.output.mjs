#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('h', {}, async ctx => ({
  content: [{ type: 'text', text: `${ctx.http?.req?.headers.get('host') ?? 'stdio'}` }],
}));
