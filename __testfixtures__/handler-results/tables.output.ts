import { Server, type Tool, type PromptMessage } from '@modelcontextprotocol/server';

const tools: Tool[] = [
  { name: 'a', description: 'A', inputSchema: { type: 'object', properties: { q: { type: 'string' } } } },
  { name: 'b', description: 'B', inputSchema: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] } },
];
const withHandlers = [
  { name: 'c', inputSchema: { type: 'object', properties: { q: { type: 'string' } } } as Tool['inputSchema'], handler: () => 'c' },
  { name: 'd', inputSchema: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] } as Tool['inputSchema'], handler: () => 'd' },
];
const byName = {
  e: { name: 'e', inputSchema: { type: 'object', properties: {} } as Tool['inputSchema'] },
};
const INPUT: Tool['inputSchema'] = { type: 'object', properties: { q: { type: 'string' } } };
const prompts = [{ name: 'p', arguments: [{ name: 'x', required: true }] }, { name: 'q' }];
const GREETING: PromptMessage = { role: 'user', content: { type: 'text', text: 'hello' } };

export function register(server: Server, flag: boolean): void {
  server.setRequestHandler('tools/list', async () => ({ tools }));
  server.setRequestHandler('tools/list', async () => ({ tools: withHandlers }));
  server.setRequestHandler('tools/list', async () => {
    return { tools: withHandlers.map(({ name, inputSchema }) => ({ name, inputSchema })) };
  });
  server.setRequestHandler('tools/list', async () => ({ tools: Object.values(byName) }));
  server.setRequestHandler('tools/list', async () => {
    if (flag) return { tools: [byName.e] };
    return { tools: [{ name: 'f', inputSchema: INPUT }, ...tools] };
  });
  server.setRequestHandler('tools/list', async () => {
    const listed = tools.filter((tool) => tool.name !== 'a');
    return { tools: listed };
  });
  server.setRequestHandler('prompts/list', async () => ({ prompts }));
  server.setRequestHandler('prompts/get', async () => ({ messages: [GREETING] }));
  server.setRequestHandler('tools/call', async (request) => {
    const found = withHandlers.find((tool) => tool.name === request.params.name);
    return { content: [{ type: 'text', text: found?.handler() ?? '' }] };
  });
}
