#!/usr/bin/env node
import { createServer } from './server.js';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

// stdout belongs to the protocol: everything we have to say goes to stderr.
serveStdio(createServer, { onerror: console.error });
console.error('weather-mcp is listening on stdio');
