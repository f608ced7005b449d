import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListToolsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

const tools = [
  { name: 'a', description: 'A', inputSchema: { type: 'object', properties: { q: { type: 'string' } } } },
  { name: 'b', description: 'B', inputSchema: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] } },
];
const withHandlers = [
  { name: 'c', inputSchema: { type: 'object', properties: { q: { type: 'string' } } }, handler: () => 'c' },
  { name: 'd', inputSchema: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] }, handler: () => 'd' },
];
const byName = {
  e: { name: 'e', inputSchema: { type: 'object', properties: {} } },
};
const INPUT = { type: 'object', properties: { q: { type: 'string' } } };
const prompts = [{ name: 'p', arguments: [{ name: 'x', required: true }] }, { name: 'q' }];
const GREETING = { role: 'user', content: { type: 'text', text: 'hello' } };

export function register(server: Server, flag: boolean): void {
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: withHandlers }));
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    return { tools: withHandlers.map(({ name, inputSchema }) => ({ name, inputSchema })) };
  });
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: Object.values(byName) }));
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    if (flag) return { tools: [byName.e] };
    return { tools: [{ name: 'f', inputSchema: INPUT }, ...tools] };
  });
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    const listed = tools.filter((tool) => tool.name !== 'a');
    return { tools: listed };
  });
  server.setRequestHandler(ListPromptsRequestSchema, async () => ({ prompts }));
  server.setRequestHandler(GetPromptRequestSchema, async () => ({ messages: [GREETING] }));
  server.setRequestHandler(CallToolRequestSchema, async (request) => {
    const found = withHandlers.find((tool) => tool.name === request.params.name);
    return { content: [{ type: 'text', text: found?.handler() ?? '' }] };
  });
}
