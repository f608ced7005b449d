import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

declare const form: { name?: string };
declare function ask(message: string): Promise<Record<string, unknown>>;
declare function texts(): Promise<Record<string, string>>;

const client = new Client({ name: 'asker', version: '1.0.0' }, { capabilities: { elicitation: {} } });

client.setRequestHandler(ElicitRequestSchema, (request) => ({
  action: 'accept',
  content: {
    name: request.params.message.includes('name') ? 'Ada' : undefined,
    known: true,
  },
}));
client.setRequestHandler(ElicitRequestSchema, async () => ({ action: 'accept', content: { name: form?.name ?? 'x', n: null } }));
client.setRequestHandler(ElicitRequestSchema, async (request) => {
  if (request.params.message === '') return { action: 'decline' };
  if (request.params.message === 'texts') return { action: 'accept', content: await texts() };
  const content = await ask(request.params.message);
  return { action: 'accept', content };
});
client.setRequestHandler(ElicitRequestSchema, async () => ({
  action: 'accept',
  content: { tags: ['a'], size: 1, last: form?.name },
}));
