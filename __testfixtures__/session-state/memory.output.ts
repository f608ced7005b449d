import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { z } from 'zod';

// TODO(mcp-v2/session-state/consecutive-calls): notes: add leaves something here that list reads, in the memory of one process; the next call may reach another. Keep it in a store that all processes share.
const notes: string[] = [];
const LIMIT = 10;
const LABELS = { open: 'Open', done: 'Done' };
const rates = new Map<string, number>();
// TODO(mcp-v2/session-state/consecutive-calls): nextId: add leaves something here that a later call reads, in the memory of one process; the next call may reach another. Keep it in a store that all processes share.
let nextId = 1;
let connection: Promise<string> | undefined;
let requests = 0;

async function rateOf(currency: string): Promise<number> {
  const known = rates.get(currency);
  if (known !== undefined) return known;
  const rate = await (await fetch(`https://rates.example/${currency}`)).json();
  rates.set(currency, rate);
  return rate;
}

const connect = async () => (await connection) ?? 'none';

export function createServer(): McpServer {
  // TODO(mcp-v2/session-state/per-server): calls is made with each server: under createMcpHandler, which makes a server for every request, it does not outlive one. Move what all callers may share to the module, and what belongs to one of them to a store that all processes share.
  let calls = 0;
  // TODO(mcp-v2/session-state/per-server): seen is made with each server: under createMcpHandler, which makes a server for every request, it does not outlive one. Move what all callers may share to the module, and what belongs to one of them to a store that all processes share.
  const seen = new Set<string>();
  // Filled through what is read from them.
  // TODO(mcp-v2/session-state/per-server): columns is made with each server: under createMcpHandler, which makes a server for every request, it does not outlive one. Move what all callers may share to the module, and what belongs to one of them to a store that all processes share.
  const columns = new Map<string, string[]>([['todo', []]]);
  // TODO(mcp-v2/session-state/per-server): totals is made with each server: under createMcpHandler, which makes a server for every request, it does not outlive one. Move what all callers may share to the module, and what belongs to one of them to a store that all processes share.
  const totals: Record<string, { count: number }> = { all: { count: 0 } };
  const options = { prefix: '> ' };
  const server = new McpServer({ name: 'notes', version: '1.0.0' });

  server.registerTool('add', { inputSchema: { text: z.string() } }, async ({ text }) => {
    requests++;
    if (notes.length >= LIMIT) throw new Error('full');
    notes.push(`${nextId++} ${text}`);
    seen.add(text);
    columns.get('todo')?.push(text);
    const total = totals['all']!;
    total.count++;
    return { content: [{ type: 'text', text: LABELS.open }] };
  });

  server.registerTool('list', {}, async () => {
    requests++;
    calls += 1;
    return { content: [{ type: 'text', text: options.prefix + notes.join('\n') + calls + seen.size + columns.size + totals['all']!.count }] };
  });

  server.registerTool('convert', { inputSchema: { currency: z.string() } }, async ({ currency }) => {
    connection ??= fetch('https://rates.example').then(response => response.text());
    return { content: [{ type: 'text', text: `${await rateOf(currency)} ${await connect()}` }] };
  });

  // TODO(mcp-v2/session-state/per-server): the timer is started with each server: under createMcpHandler, which makes a server for every request, timers pile up, each with a server that is done. Start it once, outside.
  setInterval(() => console.error(`${requests} requests`), 60_000);
  return server;
}

export const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
