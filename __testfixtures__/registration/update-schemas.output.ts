import { McpServer, type RegisteredPrompt } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const wide = { a: z.string(), b: z.string() };

const tool = server.registerTool(
  'grow',
  { inputSchema: z.object({ a: z.string() }) },
  async () => ({ content: [] }),
);
tool.update({ paramsSchema: z.object({ a: z.string() }), outputSchema: z.object({ total: z.number() }) });
tool.update({ description: 'Wider', paramsSchema: z.object(wide) });
tool.update({ enabled: false });

export function ask(prompt: RegisteredPrompt): void {
  prompt.update({ argsSchema: z.object({ topic: z.string() }) });
}
