import { Client, type ElicitResult } from '@modelcontextprotocol/client';

declare const form: { name?: string };
declare function ask(message: string): Promise<Record<string, unknown>>;
declare function texts(): Promise<Record<string, string>>;

const client = new Client({ name: 'asker', version: '1.0.0' }, { capabilities: { elicitation: {} } });

client.setRequestHandler('elicitation/create', (request) => ({
  action: 'accept',
  content: {
    name: request.params.message.includes('name') ? 'Ada' : undefined,
    known: true,
  } as ElicitResult['content'],
}));
client.setRequestHandler('elicitation/create', async () => ({ action: 'accept', content: { name: form?.name ?? 'x', n: null } as unknown as ElicitResult['content'] }));
client.setRequestHandler('elicitation/create', async (request) => {
  if (request.params.message === '') return { action: 'decline' };
  if (request.params.message === 'texts') return { action: 'accept', content: await texts() };
  const content = await ask(request.params.message);
  return { action: 'accept', content: content as ElicitResult['content'] };
});
client.setRequestHandler('elicitation/create', async () => ({
  action: 'accept',
  content: { tags: ['a'], size: 1, last: form?.name } as ElicitResult['content'],
}));
