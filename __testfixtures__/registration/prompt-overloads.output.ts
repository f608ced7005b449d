import { completable, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export function addPrompts(server: McpServer): void {
  server.registerPrompt('hello', {}, () => ({ messages: [] }));
  server.registerPrompt('hello-again', { description: 'Says hello' }, () => ({ messages: [] }));
  server.registerPrompt('greet', { argsSchema: z.object({ name: z.string() }) }, ({ name }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Greet ${name}` } }],
  }));
  server.registerPrompt(
    'team',
    {
      description: 'Who works where',
      argsSchema: z.object({
        department: completable(z.string(), (value) => ['Sales', 'Support'].filter((name) => name.startsWith(value))),
      }),
    },
    async ({ department }) => ({ messages: [{ role: 'user', content: { type: 'text', text: department } }] }),
  );
}
