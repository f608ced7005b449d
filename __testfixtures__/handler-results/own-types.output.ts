import {
  Server,
  type CallToolRequest,
  type CallToolResult,
  type PromptMessage,
  type ReadResourceResult,
} from '@modelcontextprotocol/server';

interface Piece {
  type: string;
  text: string;
}
interface Answer {
  [key: string]: unknown;
  content: Piece[];
}
interface Entry {
  uri: string;
  text?: string;
  blob?: string;
}
interface Source {
  read(): Promise<Entry[]>;
}
abstract class Prompt {
  abstract messages(): Promise<{ role: string; content: Piece }[]>;
}

declare function answer(name: string): Promise<Answer>;

export class Host {
  private sources = new Map<string, Source>();
  private readonly prompts: Map<string, Prompt> = new Map();

  constructor(server: Server) {
    server.setRequestHandler('tools/call', (async (request: CallToolRequest): Promise<Answer> => {
      return answer(request.params.name);
    }) as (request: CallToolRequest) => Promise<CallToolResult>);
    server.setRequestHandler('tools/call', async (request) => {
      const result = await answer(request.params.name);
      return result as CallToolResult;
    });
    server.setRequestHandler('tools/call', (request) => answer(request.params.name) as Promise<CallToolResult>);
    server.setRequestHandler('prompts/get', async (request) => {
      const prompt = this.prompts.get(request.params.name);
      if (!prompt) throw new Error('unknown');
      return { messages: (await prompt.messages()) as PromptMessage[] };
    });
    server.setRequestHandler('resources/read', async (request) => ({
      contents: (await this.sources.get(request.params.uri)!.read()) as ReadResourceResult['contents'],
    }));
  }
}
