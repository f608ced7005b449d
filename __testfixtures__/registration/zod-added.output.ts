import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('now', { description: 'Tells the time', inputSchema: z.object({}) }, async () => ({
  content: [{ type: 'text', text: new Date().toISOString() }],
}));
