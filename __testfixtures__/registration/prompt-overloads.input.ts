import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

export function addPrompts(server: McpServer): void {
  server.prompt('hello', () => ({ messages: [] }));
  server.prompt('hello-again', 'Says hello', () => ({ messages: [] }));
  server.prompt('greet', { name: z.string() }, ({ name }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Greet ${name}` } }],
  }));
  server.prompt(
    'team',
    'Who works where',
    {
      department: completable(z.string(), (value) => ['Sales', 'Support'].filter((name) => name.startsWith(value))),
    },
    async ({ department }) => ({ messages: [{ role: 'user', content: { type: 'text', text: department } }] }),
  );
}
