#!/usr/bin/env node
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from './server.js';

// stdout belongs to the protocol: everything we have to say goes to stderr.
const server = createServer();
await server.connect(new StdioServerTransport());
console.error('weather-mcp is listening on stdio');
