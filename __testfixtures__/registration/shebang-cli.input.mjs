#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.tool('now', 'Tells the time', async () => ({ content: [{ type: 'text', text: String(Date.now()) }] }));
