import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CreateMessageRequest, CreateMessageResultSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js';

const form = { type: 'object' as const, properties: { ok: { type: 'boolean' as const } } };
const orders: string[] = [];
const show = (answer: ElicitResult) => JSON.stringify(answer);

export function createServer(): McpServer {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });

  // What was done before would be done twice.
  server.registerTool('order', {}, async () => {
    orders.push('one');
    const answer = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
    return { content: [{ type: 'text', text: answer.action }] };
  });

  server.registerTool('twice', {}, async () => {
    const first = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
    if (first.action !== 'accept') return { content: [] };
    const second = await server.server.elicitInput({ message: 'Really?', requestedSchema: form });
    return { content: [{ type: 'text', text: second.action }] };
  });

  server.registerTool('whole', {}, async () => {
    const answer = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
    return { content: [{ type: 'text', text: show(answer) }] };
  });

  server.registerTool('guarded', {}, async () => {
    try {
      const answer = await server.server.elicitInput({ message: 'Pay?', requestedSchema: form });
      return { content: [{ type: 'text', text: answer.action }] };
    } catch {
      return { content: [{ type: 'text', text: 'cannot ask' }] };
    }
  });

  server.registerTool('summarize', {}, async extra => {
    const request: CreateMessageRequest = {
      method: 'sampling/createMessage',
      params: { messages: [], maxTokens: 100 },
    };
    const result = await extra.sendRequest(request, CreateMessageResultSchema);
    return { content: [{ type: 'text', text: result.model }] };
  });

  server.registerTool('draft', {}, async () => {
    const result = await server.server.createMessage({ messages: [], maxTokens: 100 });
    return { content: [{ type: 'text', text: result.model }] };
  });

  server.server.oninitialized = async () => {
    const { roots } = await server.server.listRoots();
    console.error(roots.length);
  };

  // Not a request of ours.
  server.registerTool('progress', {}, async extra => {
    await extra.sendNotification({ method: 'notifications/progress', params: { progressToken: 1, progress: 1 } });
    return { content: [] };
  });
  return server;
}

export const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
