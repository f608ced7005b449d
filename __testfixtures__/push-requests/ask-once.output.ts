import {
  McpServer,
  type CallToolResult,
  inputRequired,
  inputResponse,
  type InputRequiredResult,
} from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { CallToolRequestSchema } from '@modelcontextprotocol/core';
import { z } from 'zod';

const PROTECTED = new Set(['production']);
const describeTarget = (env: string) => env.toUpperCase();

export function createServer(): McpServer {
  const server = new McpServer({ name: 'deploy', version: '1.0.0' });

  server.registerTool('deploy', { inputSchema: { env: z.string() } }, async ({ env }, ctx) => {
    const target = describeTarget(env);
    if (PROTECTED.has(env)) {
      return { content: [{ type: 'text', text: 'never' }], isError: true };
    }
    // TODO(mcp-v2/push-requests): the SDK checked the answer against requestedSchema, and does not any more: it comes as the client sent it. Check it with acceptedContent(ctx.mcpReq.inputResponses, 'answer', schema) before acting on it.
    const answer = inputResponse(ctx.mcpReq.inputResponses, 'answer');
    if (answer.kind !== 'elicit')
      return inputRequired({
        inputRequests: {
          answer: inputRequired.elicit({
            message: `Deploy to ${target}?`,
            requestedSchema: {
              type: 'object',
              properties: { confirm: { type: 'boolean' } },
              required: ['confirm'],
            },
          }),
        },
      });
    if (answer.action !== 'accept' || !answer.content?.confirm) {
      return { content: [{ type: 'text', text: 'cancelled' }] };
    }
    console.error('deploying');
    return { content: [{ type: 'text', text: `deployed to ${target}` }] };
  });

  // Asks only then; the result's type is written out.
  server.registerTool('greet', { inputSchema: { name: z.string().optional() } }, async ({ name }, ctx): Promise<CallToolResult | InputRequiredResult> => {
    if (!name) {
      // TODO(mcp-v2/push-requests): the SDK checked the answer against requestedSchema, and does not any more: it comes as the client sent it. Check it with acceptedContent(ctx.mcpReq.inputResponses, 'answer', schema) before acting on it.
      const answer = inputResponse(ctx.mcpReq.inputResponses, 'answer');
      if (answer.kind !== 'elicit')
        return inputRequired({
          inputRequests: {
            answer: inputRequired.elicit({
              message: 'Who?',
              requestedSchema: { type: 'object', properties: { name: { type: 'string' } } },
            }),
          },
        });
      const { action, content } = answer;
      if (action === 'accept') return { content: [{ type: 'text', text: `Hello ${content?.name}` }] };
      return { content: [{ type: 'text', text: 'Hello' }] };
    }
    return { content: [{ type: 'text', text: `Hello ${name}` }] };
  });

  server.registerPrompt('topic', {}, async (ctx) => {
    const result = inputResponse(ctx.mcpReq.inputResponses, 'result');
    if (result.kind !== 'elicit')
      return inputRequired({
        inputRequests: {
          result: inputRequired.elicit({ message: 'Sure?', requestedSchema: { type: 'object', properties: {} } }),
        },
      });
    return { messages: [{ role: 'user', content: { type: 'text', text: result.action } }] };
  });

  server.server.setRequestHandler(CallToolRequestSchema, async (request, ctx) => {
    if (request.params.name === 'ask') {
      // TODO(mcp-v2/push-requests): the SDK checked the answer against requestedSchema, and does not any more: it comes as the client sent it. Check it with acceptedContent(ctx.mcpReq.inputResponses, 'picked', schema) before acting on it.
      const picked = inputResponse(ctx.mcpReq.inputResponses, 'picked');
      if (picked.kind !== 'elicit')
        return inputRequired({
          inputRequests: {
            picked: inputRequired.elicit({
              message: 'Which?',
              requestedSchema: { type: 'object', properties: { which: { type: 'string' } } },
            }),
          },
        });
      const which = picked.content?.which as string | undefined;
      return { content: [{ type: 'text', text: which ?? picked.action }] };
    }
    throw new Error(`unknown ${ctx.mcpReq.id}`);
  });
  return server;
}

export const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
