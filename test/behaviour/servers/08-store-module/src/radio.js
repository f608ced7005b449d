import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const stations = { jazz: 98.3, news: 101.2 };

export function createRadio() {
  const server = new McpServer({ name: 'radio', version: '0.7.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({ content: [{ type: 'text', text: `${a + b}` }] }));
  server.tool('tune', { station: z.string().default('jazz'), volume: z.number().optional() }, async ({ station, volume }) => {
    if (!stations[station]) throw new Error('Only noise');
    return { content: [{ type: 'text', text: `${stations[station]} MHz at ${volume ?? 5}` }] };
  });
  server.prompt('playlist', { mood: z.string() }, ({ mood }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Songs for a ${mood} day` } }],
  }));
  server.resource('stations', 'radio://stations', async (uri) => ({ contents: [{ uri: uri.href, text: JSON.stringify(stations) }] }));
  server.resource('station', new ResourceTemplate('radio://stations/{name}', { list: undefined }), async (uri, { name }) => ({
    contents: [{ uri: uri.href, text: `${stations[name]}` }],
  }));
  return server;
}
