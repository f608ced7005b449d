import { McpServer } from '@modelcontextprotocol/server';
import { z, z as Mcpz } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const shape = { a: z.string() };

export function inner(server: { tool(name: string, text: string, callback: () => void): void }) {
  server.tool('not', 'the SDK', () => {});
}

export function hidden(z: number) {
  server.registerTool('hidden', { inputSchema: Mcpz.object(shape) }, async () => ({
    content: [{ type: 'text', text: String(z) }],
  }));
}
