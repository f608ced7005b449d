#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('now', { description: 'Tells the time' }, async () => ({
  content: [{ type: 'text', text: String(Date.now()) }],
}));
