import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { type CallToolResult, ElicitResultSchema, CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const PROTECTED = new Set(['production']);
const describeTarget = (env: string) => env.toUpperCase();

export function createServer(): McpServer {
  const server = new McpServer({ name: 'deploy', version: '1.0.0' });

  server.registerTool('deploy', { inputSchema: { env: z.string() } }, async ({ env }) => {
    const target = describeTarget(env);
    if (PROTECTED.has(env)) {
      return { content: [{ type: 'text', text: 'never' }], isError: true };
    }
    const answer = await server.server.elicitInput({
      message: `Deploy to ${target}?`,
      requestedSchema: {
        type: 'object',
        properties: { confirm: { type: 'boolean' } },
        required: ['confirm'],
      },
    });
    if (answer.action !== 'accept' || !answer.content?.confirm) {
      return { content: [{ type: 'text', text: 'cancelled' }] };
    }
    console.error('deploying');
    return { content: [{ type: 'text', text: `deployed to ${target}` }] };
  });

  // Asks only then; the result's type is written out.
  server.registerTool('greet', { inputSchema: { name: z.string().optional() } }, async ({ name }, extra): Promise<CallToolResult> => {
    if (!name) {
      const { action, content } = await extra.sendRequest({ method: 'elicitation/create', params: { message: 'Who?', requestedSchema: { type: 'object', properties: { name: { type: 'string' } } } } }, ElicitResultSchema);
      if (action === 'accept') return { content: [{ type: 'text', text: `Hello ${content?.name}` }] };
      return { content: [{ type: 'text', text: 'Hello' }] };
    }
    return { content: [{ type: 'text', text: `Hello ${name}` }] };
  });

  server.registerPrompt('topic', {}, async () => {
    const result = await server.server.elicitInput({ message: 'Sure?', requestedSchema: { type: 'object', properties: {} } });
    return { messages: [{ role: 'user', content: { type: 'text', text: result.action } }] };
  });

  server.server.setRequestHandler(CallToolRequestSchema, async (request, extra) => {
    if (request.params.name === 'ask') {
      const picked = await server.server.elicitInput({
        message: 'Which?',
        requestedSchema: { type: 'object', properties: { which: { type: 'string' } } },
      });
      const which = picked.content?.which as string | undefined;
      return { content: [{ type: 'text', text: which ?? picked.action }] };
    }
    throw new Error(`unknown ${extra.requestId}`);
  });
  return server;
}

export const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
