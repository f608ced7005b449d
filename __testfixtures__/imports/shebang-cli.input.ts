#!/usr/bin/env node

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

const server = new McpServer({ name: 'time', version: '0.1.0' });

server
  .connect(new StdioServerTransport())
  .then(() => console.error('ready'))
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
