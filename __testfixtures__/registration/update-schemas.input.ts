import { McpServer, type RegisteredPrompt } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const wide = { a: z.string(), b: z.string() };

const tool = server.tool('grow', { a: z.string() }, async () => ({ content: [] }));
tool.update({ paramsSchema: { a: z.string() }, outputSchema: { total: z.number() } });
tool.update({ description: 'Wider', paramsSchema: wide });
tool.update({ enabled: false });

export function ask(prompt: RegisteredPrompt): void {
  prompt.update({ argsSchema: { topic: z.string() } });
}
