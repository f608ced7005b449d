import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const HOLIDAYS: Record<string, string> = { '01-01': 'New Year', '05-01': 'Labour Day' };

export function createHolidayServer(): McpServer {
  const server = new McpServer({ name: 'holiday', version: '1.5.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  server.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.registerTool(
    'holiday',
    { inputSchema: { date: z.string().default('01-01'), country: z.string().optional() } },
    async ({ date, country }) => {
      const name = HOLIDAYS[date];
      if (!name) throw new Error(`Work as usual on ${date}`);
      return { content: [{ type: 'text', text: `${name} (${country ?? 'everywhere'})` }] };
    },
  );
  server.registerPrompt('greeting', { argsSchema: { date: z.string() } }, ({ date }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Greetings for ${date}` } }],
  }));
  server.registerResource('all', 'holiday://all', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(HOLIDAYS) }],
  }));
  server.registerResource('day', new ResourceTemplate('holiday://{date}', { list: undefined }), {}, async (uri, { date }) => ({
    contents: [{ uri: uri.href, text: HOLIDAYS[String(date)] ?? '' }],
  }));
  return server;
}
