// What low-level handlers return, where its type stands in another file: migrated together and checked against real v2.
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { tree } from '../project/tree.js';
import { typecheck } from '../support/typescript.js';

const FILES: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'tables',
    private: true,
    type: 'module',
    dependencies: { '@modelcontextprotocol/sdk': '^1.29.0' },
  }),
  'src/tables.ts': `export interface Listed {
  name: string;
  inputSchema: Record<string, unknown>;
}
export interface Provider {
  enabled: boolean;
  tools: Listed[];
}
export interface Schema {
  type?: string;
  properties?: { [key: string]: Schema };
}
export const list = [
  { name: 'a', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } },
  { name: 'b', inputSchema: { type: 'object', properties: { b: { type: 'string' } } } },
];
export const byName = {
  c: { inputSchema: { type: 'object', properties: { c: { type: 'string' } } }, run: () => 'c' },
  d: { inputSchema: { type: 'object', properties: { d: { type: 'string' } } }, run: () => 'd' },
};
export const single = { name: 'e', inputSchema: { type: 'object', properties: {} } };
export const schema = { type: 'object', properties: { f: { type: 'string' } } };
export const providers: Provider[] = [];
export abstract class Base {
  abstract name: string;
  abstract schema(): Schema;
}
`,
  'src/server.ts': `import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Base, byName, list, providers, schema, single } from './tables.js';

const made: Base[] = [];
const toTool = (base: Base) => ({ name: base.name, inputSchema: base.schema() });

export function register(server: Server): void {
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: list }));
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [single, { name: 'f', inputSchema: schema }] }));
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: Object.entries(byName).map(([name, tool]) => ({ name, inputSchema: tool.inputSchema })),
  }));
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: made.map(toTool) }));
  server.setRequestHandler(ListToolsRequestSchema, collect);
}

const collect = async () => {
  const tools = [];
  for (const provider of providers.filter((one) => one.enabled)) tools.push(...provider.tools);
  return { tools };
};
`,
};

it('tables, providers and schemas of other files fit v2 after the migration, and nothing else about them changes', async () => {
  const dir = tree(FILES);
  await migrate({ paths: ['.'], cwd: dir, force: true });
  const read = (file: string) => fs.readFileSync(path.join(dir, file), 'utf8');
  expect(read('src/tables.ts')).toBe(FILES['src/tables.ts']);
  const server = read('src/server.ts');
  expect(server).not.toContain('TODO(mcp-v2');
  expect(server).toContain('async () => ({ tools: list as unknown as Tool[] })');
  expect(server).toContain('return { tools: tools as Tool[] };');
  expect(typecheck({ 'src/tables.ts': read('src/tables.ts'), 'src/server.ts': server })).toEqual([]);
});
