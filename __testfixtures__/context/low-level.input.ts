import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CreateMessageRequestSchema,
  CreateMessageResultSchema,
  ListToolsRequestSchema,
  type CallToolRequest,
} from '@modelcontextprotocol/sdk/types.js';

export class Gateway {
  private server = new Server({ name: 'gate', version: '1.0.0' }, { capabilities: { tools: {} } });
  private client = new Client({ name: 'gate', version: '1.0.0' }, { capabilities: { sampling: {} } });

  constructor() {
    this.server.setRequestHandler(ListToolsRequestSchema, (_request, _extra) => ({ tools: [] }));
    this.server.setRequestHandler(CallToolRequestSchema, this.call.bind(this));
    this.client.setRequestHandler(CreateMessageRequestSchema, async (request, extra) => ({
      model: 'm',
      role: 'assistant' as const,
      content: { type: 'text' as const, text: `${request.params.maxTokens} ${extra.signal.aborted}` },
    }));
    this.server.fallbackRequestHandler = async (request, extra) => ({ of: request.method, id: extra.requestId });
  }

  private async call(request: CallToolRequest, extra: any) {
    const answer = await extra.sendRequest(
      { method: 'sampling/createMessage', params: { messages: [], maxTokens: 5 } },
      CreateMessageResultSchema,
      { signal: extra.signal },
    );
    return this.finish(request, extra, answer);
  }

  private finish(request: CallToolRequest, extra: any, answer: any) {
    const auth = (extra as any).authInfo;
    return { content: [{ type: 'text' as const, text: `${request.params.name} ${answer.model} ${auth?.token} ${extra.requestInfo?.url}` }] };
  }
}
