import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { vi } from 'vitest';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CreateMessageRequestSchema, CallToolRequestSchema, ReadResourceRequestSchema, type Resource } from '@modelcontextprotocol/sdk/types.js';

const RESOURCES: Resource[] = [{ uri: 'x://1', name: 'one' }];

const textResult = (text: string) => ({ content: [{ type: 'text', text }] });

async function imageResult(data: string) {
  const content = [{ type: 'image', data, mimeType: 'image/png' }];
  return { content };
}

export class Host {
  constructor(server: Server, lines: string[]) {
    server.setRequestHandler(CallToolRequestSchema, async () => {
      const content = lines.map((line) => ({ type: 'text', text: line }));
      return { content };
    });
    server.setRequestHandler(CallToolRequestSchema, async () => {
      const content = [];
      for (const line of lines) content.push({ type: 'text', text: line });
      return { content, isError: false };
    });
    server.setRequestHandler(CallToolRequestSchema, async (request) => {
      let result;
      if (request.params.name === 'a') {
        result = { content: [{ type: 'text', text: 'a' }] };
      } else {
        result = { content: [{ type: 'text', text: 'b' }], isError: true };
      }
      return result;
    });
    server.setRequestHandler(CallToolRequestSchema, async (request) => {
      switch (request.params.name) {
        case 'text':
          return textResult('x');
        case 'image':
          return await imageResult('x');
        default:
          return this.fallback();
      }
    });
    server.setRequestHandler(CallToolRequestSchema, async (request) => {
      const result = await imageResult(request.params.name);
      return result;
    });
    server.setRequestHandler(CallToolRequestSchema, this.call.bind(this));
    server.setRequestHandler(ReadResourceRequestSchema, async (request) => {
      const resource = RESOURCES[Number(request.params.uri)];
      return { contents: [resource] };
    });
  }

  private fallback() {
    return { content: [{ type: 'text', text: 'none' }] };
  }

  private async call() {
    return { content: [{ type: 'text', text: 'none' }] };
  }
}

const answer = vi.fn(() => ({ model: 'm', role: 'assistant', content: { type: 'text', text: 'x' } }));
export const listen = (client: Client) => client.setRequestHandler(CreateMessageRequestSchema, answer);
