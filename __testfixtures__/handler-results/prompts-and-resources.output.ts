import { Server, type PromptMessage, type GetPromptResult, type Resource } from '@modelcontextprotocol/server';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
const PROMPTS = {
  p: { name: 'p', description: 'd', arguments: [{ name: 'a', required: true }] },
  q: { name: 'q', description: 'e' },
};
server.setRequestHandler('prompts/list', async () => ({ prompts: Object.values(PROMPTS) }));
server.setRequestHandler('prompts/get', async (request) => {
  const prompt = PROMPTS[request.params.name as keyof typeof PROMPTS];
  const messages: PromptMessage[] = [{ role: 'user', content: { type: 'text', text: prompt.description } }];
  if (request.params.arguments) messages.push({ role: 'assistant', content: { type: 'text', text: 'x' } });
  return { description: prompt.description, messages };
});
server.setRequestHandler('prompts/get', async (request) => {
  const build = (t: string): GetPromptResult => ({ messages: [{ role: 'user', content: { type: 'text', text: t } }] });
  return build('x');
});
const resources: Resource[] = [
  { uri: 'a', name: 'a', annotations: { audience: ['user'] } },
  { uri: 'b', name: 'b', mimeType: 'x' },
];
server.setRequestHandler('resources/list', async () => ({ resources }));
server.setRequestHandler('resources/read', async (request) => {
  const r = resources.find((x) => x.uri === request.params.uri);
  if (!r) throw new Error('no');
  const contents = [{ uri: r.uri, mimeType: r.mimeType, text: 'x' }];
  return { contents };
});
server.setRequestHandler('resources/read', async (request) => ({
  contents: [await load(request.params.uri)],
}));
async function load(uri: string) {
  return uri ? { uri, text: 'x' } : { uri, blob: 'y' };
}
