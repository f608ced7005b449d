import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool('add', { a: z.number() }, async () => ({ content: [] }));
