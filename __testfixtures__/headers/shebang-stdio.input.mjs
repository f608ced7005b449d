#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('h', {}, async extra => ({
  content: [{ type: 'text', text: `${extra.requestInfo?.headers.host ?? 'stdio'}` }],
}));
