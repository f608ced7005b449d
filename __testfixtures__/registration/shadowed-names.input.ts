import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const shape = { a: z.string() };

export function inner(server: { tool(name: string, text: string, callback: () => void): void }) {
  server.tool('not', 'the SDK', () => {});
}

export function hidden(z: number) {
  server.tool('hidden', shape, async () => ({ content: [{ type: 'text', text: String(z) }] }));
}
