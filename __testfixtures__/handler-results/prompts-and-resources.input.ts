import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
const PROMPTS = {
  p: { name: 'p', description: 'd', arguments: [{ name: 'a', required: true }] },
  q: { name: 'q', description: 'e' },
};
server.setRequestHandler(ListPromptsRequestSchema, async () => ({ prompts: Object.values(PROMPTS) }));
server.setRequestHandler(GetPromptRequestSchema, async (request) => {
  const prompt = PROMPTS[request.params.name as keyof typeof PROMPTS];
  const messages = [{ role: 'user', content: { type: 'text', text: prompt.description } }];
  if (request.params.arguments) messages.push({ role: 'assistant', content: { type: 'text', text: 'x' } });
  return { description: prompt.description, messages };
});
server.setRequestHandler(GetPromptRequestSchema, async (request) => {
  const build = (t: string) => ({ messages: [{ role: 'user', content: { type: 'text', text: t } }] });
  return build('x');
});
const resources = [
  { uri: 'a', name: 'a', annotations: { audience: ['user'] } },
  { uri: 'b', name: 'b', mimeType: 'x' },
];
server.setRequestHandler(ListResourcesRequestSchema, async () => ({ resources }));
server.setRequestHandler(ReadResourceRequestSchema, async (request) => {
  const r = resources.find((x) => x.uri === request.params.uri);
  if (!r) throw new Error('no');
  const contents = [{ uri: r.uri, mimeType: r.mimeType, text: 'x' }];
  return { contents };
});
server.setRequestHandler(ReadResourceRequestSchema, async (request) => ({
  contents: [await load(request.params.uri)],
}));
async function load(uri: string) {
  return uri ? { uri, text: 'x' } : { uri, blob: 'y' };
}
