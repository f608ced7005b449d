import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const TIDES: Record<string, string[]> = { brest: ['03:12', '15:40'], dover: ['00:20', '12:44'] };

export function buildTideServer() {
  const mcp = new McpServer({ name: 'tide-tables', version: '2.1.0' });
  mcp.registerTool('echo', { inputSchema: { text: z.string() } }, ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  mcp.registerTool('add', { inputSchema: { a: z.number(), b: z.number() } }, ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  mcp.registerTool(
    'high_water',
    {
      description: 'Times of high water',
      inputSchema: { port: z.string(), limit: z.number().int().default(1), zone: z.string().optional() },
      outputSchema: { times: z.array(z.string()) },
    },
    async ({ port, limit, zone }) => {
      const times = TIDES[port];
      if (!times) throw new Error(`Unknown port: ${port}`);
      const structuredContent = { times: times.slice(0, limit).map((time) => `${time} ${zone ?? 'UTC'}`) };
      return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
    },
  );
  mcp.registerPrompt('passage', { argsSchema: { from: z.string(), to: z.string() } }, ({ from, to }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Plan a passage from ${from} to ${to}` } }],
  }));
  mcp.registerResource('ports', 'tides://ports', {}, async (uri) => ({
    contents: [{ uri: uri.href, text: Object.keys(TIDES).join('\n') }],
  }));
  mcp.registerResource('port', new ResourceTemplate('tides://ports/{port}', { list: undefined }), {}, async (uri, { port }) => ({
    contents: [{ uri: uri.href, text: (TIDES[String(port)] ?? []).join() }],
  }));
  return mcp;
}
