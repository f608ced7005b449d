import { McpServer, CreateMessageRequest, type ElicitResult } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { CreateMessageResultSchema } from '@modelcontextprotocol/core';

const form = { type: 'object' as const, properties: { ok: { type: 'boolean' as const } } };
const orders: string[] = [];
const show = (answer: ElicitResult) => JSON.stringify(answer);

export function createServer(): McpServer {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });

  // What was done before would be done twice.
  server.registerTool('order', {}, async () => {
    orders.push('one');
    // TODO(mcp-v2/push-requests): elicitInput: under createMcpHandler it throws for every client. Return inputRequired(…) with inputRequired.elicit(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses (left as it is: what stands before the question would happen twice).
    const answer = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
    return { content: [{ type: 'text', text: answer.action }] };
  });

  server.registerTool('twice', {}, async () => {
    // TODO(mcp-v2/push-requests): elicitInput: under createMcpHandler it throws for every client. Return inputRequired(…) with inputRequired.elicit(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses (left as it is: the handler asks more than once, and answers come for one round only).
    const first = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
    if (first.action !== 'accept') return { content: [] };
    // TODO(mcp-v2/push-requests): elicitInput: under createMcpHandler it throws for every client. Return inputRequired(…) with inputRequired.elicit(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses (left as it is: the handler asks more than once, and answers come for one round only).
    const second = await server.server.elicitInput({ message: 'Really?', requestedSchema: form });
    return { content: [{ type: 'text', text: second.action }] };
  });

  server.registerTool('whole', {}, async () => {
    // TODO(mcp-v2/push-requests): elicitInput: under createMcpHandler it throws for every client. Return inputRequired(…) with inputRequired.elicit(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses (left as it is: the answer goes where its shape or its types matter).
    const answer = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
    return { content: [{ type: 'text', text: show(answer) }] };
  });

  server.registerTool('guarded', {}, async () => {
    try {
      // TODO(mcp-v2/push-requests): elicitInput: under createMcpHandler it throws for every client. Return inputRequired(…) with inputRequired.elicit(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses (left as it is: it stands in a loop, a switch or a try).
      const answer = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
      return { content: [{ type: 'text', text: answer.action }] };
    } catch {
      return { content: [{ type: 'text', text: 'cannot ask' }] };
    }
  });

  server.registerTool('summarize', {}, async ctx => {
    const request: CreateMessageRequest = {
      method: 'sampling/createMessage',
      params: { messages: [], maxTokens: 100 },
    };
    // TODO(mcp-v2/push-requests): sendRequest: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others. Return inputRequired(…) with inputRequired.createMessage(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses.
    const result = await ctx.mcpReq.send(request, CreateMessageResultSchema);
    return { content: [{ type: 'text', text: result.model }] };
  });

  server.registerTool('draft', {}, async () => {
    // TODO(mcp-v2/push-requests): createMessage: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others. Return inputRequired(…) with inputRequired.createMessage(…) from the handler, which is called again with the answer in ctx.mcpReq.inputResponses.
    const result = await server.server.createMessage({ messages: [], maxTokens: 100 });
    return { content: [{ type: 'text', text: result.model }] };
  });

  server.server.oninitialized = async () => {
    // TODO(mcp-v2/push-requests): listRoots: under createMcpHandler it waits until it times out for clients of 2025-era revisions and throws for others. Only a handler can ask, by returning inputRequired(…) with inputRequired.listRoots(…); this does not stand in one.
    const { roots } = await server.server.listRoots();
    console.error(roots.length);
  };

  // Not a request of ours.
  server.registerTool('progress', {}, async ctx => {
    await ctx.mcpReq.notify({ method: 'notifications/progress', params: { progressToken: 1, progress: 1 } });
    return { content: [] };
  });
  return server;
}

export const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
