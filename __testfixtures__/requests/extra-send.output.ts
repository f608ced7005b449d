import { Server } from '@modelcontextprotocol/server';
import { CallToolRequestSchema, CreateMessageResultSchema } from '@modelcontextprotocol/core';

export function register(server: Server): void {
  server.setRequestHandler(CallToolRequestSchema, async (request, extra) => {
    const roots = await extra.sendRequest({ method: 'roots/list' });
    const answer = await extra.sendRequest(
      {
        method: 'elicitation/create',
        params: { message: 'Sure?', requestedSchema: { type: 'object', properties: {} } },
      },
      { timeout: 60_000 },
    );
    const sampled = await extra.sendRequest(
      {
        method: 'sampling/createMessage',
        params: { messages: [], maxTokens: 10 },
      },
      CreateMessageResultSchema,
    );
    const { model } = await server.request({
      method: 'sampling/createMessage',
      params: { messages: [], maxTokens: 10 },
    });
    const text = sampled.content.type === 'text' ? sampled.content.text : '';
    return {
      content: [{ type: 'text', text: `${request.params.name} ${roots.roots.length} ${answer.action} ${text} ${model}` }],
    };
  });
}
