import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  type CallToolRequest,
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

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
    server.setRequestHandler(CallToolRequestSchema, async (request: CallToolRequest): Promise<Answer> => {
      return answer(request.params.name);
    });
    server.setRequestHandler(CallToolRequestSchema, async (request) => {
      const result = await answer(request.params.name);
      return result;
    });
    server.setRequestHandler(CallToolRequestSchema, (request) => answer(request.params.name));
    server.setRequestHandler(GetPromptRequestSchema, async (request) => {
      const prompt = this.prompts.get(request.params.name);
      if (!prompt) throw new Error('unknown');
      return { messages: await prompt.messages() };
    });
    server.setRequestHandler(ReadResourceRequestSchema, async (request) => ({
      contents: await this.sources.get(request.params.uri)!.read(),
    }));
  }
}
