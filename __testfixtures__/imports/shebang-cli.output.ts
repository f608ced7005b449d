#!/usr/bin/env node

import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const server = new McpServer({ name: 'time', version: '0.1.0' });

server
  .connect(new StdioServerTransport())
  .then(() => console.error('ready'))
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
