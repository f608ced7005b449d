import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

export interface GlossaryOptions {
  language: string;
}

const terms: Record<string, string> = { stateless: 'keeps nothing', era: 'a span of time' };

export function createServer(options: GlossaryOptions): McpServer {
  const server = new McpServer({ name: 'glossary', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'define',
    { inputSchema: { term: z.string().default('era'), shout: z.boolean().optional() } },
    async ({ term, shout }) => {
      const found = terms[term];
      if (!found) throw new Error(`No entry for ${term}`);
      return { content: [{ type: 'text', text: `[${options.language}] ${shout ? found.toUpperCase() : found}` }] };
    },
  );
  server.registerPrompt('explain', { argsSchema: { term: z.string() } }, ({ term }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Explain ${term}` } }],
  }));
  server.registerResource('terms', 'glossary://terms', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: Object.keys(terms).join() }],
  }));
  server.registerResource('term', new ResourceTemplate('glossary://terms/{term}', { list: undefined }), {}, async (uri, { term }) => ({
    contents: [{ uri: uri.href, text: terms[String(term)] ?? '' }],
  }));
  return server;
}
