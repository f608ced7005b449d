import type { ListToolsResult, Prompt, Tool } from '@modelcontextprotocol/sdk/types.js';
const COLORS = ['red', 'blue'] as const;
enum Mode {
  A = 'a',
  B = 'b',
}
interface Prop {
  type: string;
  description?: string;
}
const prop: Prop = { type: 'string' };
const shared = { q: { type: 'string' } } as const;
const listed = { l: { type: 'array', items: { type: 'string', enum: ['x', 'y'] } } } as const;
export const tools: Tool[] = [
  { name: 'a', description: 'd', inputSchema: { type: 'object', properties: { c: { type: 'string', enum: COLORS } } } },
  {
    name: 'b',
    description: 'd',
    inputSchema: { type: 'object', properties: { m: { type: 'string', enum: Object.values(Mode) } }, required: ['m'] },
  },
  { name: 'c', description: 'd', inputSchema: { type: 'object', properties: { prop } } },
  { name: 'd', description: 'd', inputSchema: { type: 'object', properties: { ...shared } } },
  { name: 'e', description: 'd', inputSchema: { type: 'object', properties: listed } },
  {
    name: 'f',
    description: 'd',
    inputSchema: { type: 'object', properties: { x: { type: 'string', default: undefined } } },
  },
];
export const one: Tool = {
  name: 'g',
  inputSchema: { type: 'object' as const, properties: { c: { enum: [...COLORS] } } },
};
export const schema: Tool['inputSchema'] = { type: 'object', properties: { c: { enum: COLORS } } };
export function make(): Tool {
  return { name: 'h', inputSchema: { type: 'object', properties: { c: { type: 'string', enum: COLORS } } } };
}
export const props = tools[0].inputSchema.properties as Record<string, { type: string; enum?: string[] }>;
export function describe(t: Tool): string {
  const p = t.inputSchema.properties ?? {};
  return Object.entries(p)
    .map(([k, v]) => `${k}: ${(v as { type?: string }).type} ${(v as any).description}`)
    .join(', ');
}
export const keys = Object.keys(one.inputSchema.properties || {});
export function check(t: Tool) {
  for (const [k, v] of Object.entries(t.inputSchema.properties ?? {})) {
    if ('type' in v) console.log(k, v.type);
  }
}

export const prompt: Prompt = { name: 'x', arguments: [{ name: 'a' }] };
export const list: ListToolsResult = { tools };
// Not tools of the SDK's.
export const own: { name: string; inputSchema: { properties: object } }[] = [
  { name: 'o', inputSchema: { properties: { c: { enum: COLORS } } } },
];
