import { ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { server } from '../server.js';

const tickets = new Map([
  ['T-1', { title: 'The printer is on fire', open: true }],
  ['T-2', { title: 'Keyboard without a Q', open: false }],
]);

const asText = (value) => ({ content: [{ type: 'text', text: JSON.stringify(value) }] });

server.registerTool(
  'list_tickets',
  { description: 'Lists tickets', inputSchema: { open: z.boolean().default(true), limit: z.number().optional() } },
  async ({ open, limit }) => asText([...tickets.values()].filter((ticket) => ticket.open === open).slice(0, limit)),
);

server.registerTool('close_ticket', { inputSchema: { id: z.string() } }, async ({ id }) => {
  if (!tickets.get(id)?.open) throw new Error(`${id} is closed already`);
  return asText('done');
});

server.registerPrompt('triage', { description: 'Sort tickets' }, () => ({
  messages: [{ role: 'user', content: { type: 'text', text: `Sort ${tickets.size} tickets.` } }],
}));

server.registerResource('count', 'tickets://count', {}, async (uri) => ({
  contents: [{ uri: uri.href, text: String(tickets.size) }],
}));

server.registerResource('ticket', new ResourceTemplate('tickets://{id}', { list: undefined }), {}, async (uri, { id }) => ({
  contents: [{ uri: uri.href, text: tickets.get(id)?.title ?? 'none' }],
}));
