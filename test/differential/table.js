// A low-level server with a table of tools, as many servers of v1 are written.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const SearchArguments = z.object({ query: z.string().min(1), limit: z.number().int().max(50).default(10) });

const server = new Server(
  { name: 'table', version: '0.9.0' },
  { capabilities: { tools: {}, prompts: {}, resources: { subscribe: false } } },
);

server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [
    {
      name: 'search',
      description: 'Searches',
      inputSchema: {
        type: 'object',
        properties: { query: { type: 'string', minLength: 1 }, limit: { type: 'integer', maximum: 50, default: 10 } },
        required: ['query'],
      },
    },
    { name: 'ping', description: 'Answers', inputSchema: { type: 'object', properties: {} } },
  ],
}));

server.setRequestHandler(CallToolRequestSchema, async (request, extra) => {
  if (request.params.name === 'ping') return { content: [{ type: 'text', text: `pong ${typeof extra.requestId}` }] };
  if (request.params.name !== 'search')
    throw new McpError(ErrorCode.MethodNotFound, `Unknown tool: ${request.params.name}`);
  const parsed = SearchArguments.safeParse(request.params.arguments);
  if (!parsed.success) throw new McpError(ErrorCode.InvalidParams, `Invalid arguments: ${parsed.error.message}`);
  return { content: [{ type: 'text', text: `${parsed.data.limit} of ${parsed.data.query}` }] };
});

server.setRequestHandler(ListPromptsRequestSchema, async () => ({
  prompts: [{ name: 'ask', description: 'Asks', arguments: [{ name: 'what', description: 'What', required: true }] }],
}));
server.setRequestHandler(GetPromptRequestSchema, async ({ params }) => {
  if (!params.arguments?.what) throw new McpError(ErrorCode.InvalidParams, 'what is missing');
  return { messages: [{ role: 'user', content: { type: 'text', text: params.arguments.what } }] };
});

server.setRequestHandler(ListResourcesRequestSchema, async () => ({
  resources: [{ uri: 'note:///1', name: 'One', mimeType: 'text/plain' }],
}));
server.setRequestHandler(ReadResourceRequestSchema, async ({ params }) => ({
  contents: [{ uri: params.uri, mimeType: 'text/plain', text: 'one' }],
}));

await server.connect(new StdioServerTransport());
