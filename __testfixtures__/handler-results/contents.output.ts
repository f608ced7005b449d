import {
  Server,
  type Resource,
  type ContentBlock,
  type CallToolResult,
  type ReadResourceResult,
  type CreateMessageResult,
} from '@modelcontextprotocol/server';
import { vi } from 'vitest';
import { Client } from '@modelcontextprotocol/client';

const RESOURCES: Resource[] = [{ uri: 'x://1', name: 'one' }];

const textResult = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

async function imageResult(data: string): Promise<CallToolResult> {
  const content: ContentBlock[] = [{ type: 'image', data, mimeType: 'image/png' }];
  return { content };
}

export class Host {
  constructor(server: Server, lines: string[]) {
    server.setRequestHandler('tools/call', async () => {
      const content: ContentBlock[] = lines.map((line) => ({ type: 'text', text: line }));
      return { content };
    });
    server.setRequestHandler('tools/call', async () => {
      const content: ContentBlock[] = [];
      for (const line of lines) content.push({ type: 'text', text: line });
      return { content, isError: false };
    });
    server.setRequestHandler('tools/call', async (request) => {
      let result: CallToolResult;
      if (request.params.name === 'a') {
        result = { content: [{ type: 'text', text: 'a' }] };
      } else {
        result = { content: [{ type: 'text', text: 'b' }], isError: true };
      }
      return result;
    });
    server.setRequestHandler('tools/call', async (request) => {
      switch (request.params.name) {
        case 'text':
          return textResult('x');
        case 'image':
          return await imageResult('x');
        default:
          return this.fallback();
      }
    });
    server.setRequestHandler('tools/call', async (request) => {
      const result = await imageResult(request.params.name);
      return result;
    });
    server.setRequestHandler('tools/call', this.call.bind(this));
    server.setRequestHandler('resources/read', async (request) => {
      const resource = RESOURCES[Number(request.params.uri)];
      return { contents: [resource as Resource & ReadResourceResult['contents'][number]] };
    });
  }

  private fallback(): CallToolResult {
    return { content: [{ type: 'text', text: 'none' }] };
  }

  private async call(): Promise<CallToolResult> {
    return { content: [{ type: 'text', text: 'none' }] };
  }
}

const answer = vi.fn((): CreateMessageResult => ({ model: 'm', role: 'assistant', content: { type: 'text', text: 'x' } }));
export const listen = (client: Client) => client.setRequestHandler('sampling/createMessage', answer);
