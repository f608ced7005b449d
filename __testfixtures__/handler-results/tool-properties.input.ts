import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';

interface Described {
  mode: 'append' | 'rewrite';
}

const client = new Client({ name: 'reader', version: '1.0.0' });

function withType(property: object): Record<string, unknown> {
  return { ...property, checked: true };
}

function count(properties: Record<string, object>): number {
  return Object.keys(properties).length;
}

export class Overrides {
  constructor(private readonly original: Tool) {}

  schema(): Tool['inputSchema'] {
    const properties = this.original.inputSchema.properties;
    if (!properties) return this.original.inputSchema;
    const changed = Object.entries(properties).reduce<Record<string, object>>(
      (all, [key, raw]) => ({ ...all, [key]: withType(raw) }),
      {},
    );
    return { ...this.original.inputSchema, properties: changed };
  }

  one(name: string): object {
    const known = this.original.inputSchema.properties ?? {};
    return { ...known[name], name };
  }
}

export async function listed() {
  const tools = await client.listTools();
  const add = tools.tools.find((tool) => tool.name === 'add');
  const typed = add?.inputSchema?.properties as {
    a: { type?: string; description?: Described };
    b: { type?: string; description?: Described };
  };
  const first = tools.tools[0]!.inputSchema.properties!['first'] as { type: string; description: Described };
  const loose = add?.inputSchema.properties as Record<string, any>;
  const plain = add?.inputSchema.properties?.['plain'] as { type: string };
  const seen = [typed.a.type, first.description.mode, loose.x, plain.type];
  if (add?.inputSchema.properties) {
    seen.push(...Object.values(add.inputSchema.properties).map((property) => `${Object.keys(property)}`));
    seen.push(`${count(add.inputSchema.properties)}`);
  }
  for (const { inputSchema } of tools.tools) seen.push(inputSchema.properties ? 'some' : 'none');
  return seen;
}

export async function outputs() {
  const { tools } = await client.listTools();
  for (const tool of tools) {
    const found = [tool.outputSchema?.properties?.id, tool.outputSchema?.properties?.['name'], tool.outputSchema?.type];
    const names = Object.keys(tool.outputSchema?.properties ?? {});
    const required = tool.outputSchema?.required;
    console.error(found, names, tool.outputSchema?.required?.includes('id'), required?.length);
  }
  const one = tools.at(0);
  const raw = one?.outputSchema?.properties as Record<string, { type: string }>;
  const entries = Object.entries(one?.outputSchema?.properties ?? {}).map(([key, value]) => [key, 'type' in value]);
  return { raw, entries, all: { ...one?.outputSchema?.properties } };
}

type Listing = Awaited<ReturnType<Client['listTools']>>;

export class Extended {
  constructor(private readonly inner: Pick<Client, 'listTools' | 'callTool'>) {}

  async listTools(): Promise<Listing & { parents: Record<string, string> }> {
    const original = await this.inner.listTools();
    const bar = original.tools[0]?.inputSchema.properties!['bar'] as { description: Described };
    return { ...original, parents: { bar: bar.description.mode } };
  }
}

export async function extended(inner: Client) {
  const { tools } = await new Extended(inner).listTools();
  const child = tools.find((tool) => tool.name === 'child');
  return child?.inputSchema.properties!['bar'] as { type: string; description: Described };
}
