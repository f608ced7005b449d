import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

const notes: string[] = [];
const LIMIT = 10;
const LABELS = { open: 'Open', done: 'Done' };
const rates = new Map<string, number>();
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
  let calls = 0;
  const seen = new Set<string>();
  // Filled through what is read from them.
  const columns = new Map<string, string[]>([['todo', []]]);
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

  setInterval(() => console.error(`${requests} requests`), 60_000);
  return server;
}

export const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
