// Capabilities of the other side, which only early v1 let type-check: no fixture can hold them. And types across files.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, transformSource } from '../../src/index.js';
import { tree } from '../project/tree.js';
import { formatDiagnostic, typecheck } from '../support/typescript.js';

const migrated = (text: string, name = 'made.ts') => transformSource(text, { filename: name }).code;

const CLIENT = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const client = new Client(
  { name: 'gateway', version: '1.0.0' },
  { capabilities: { prompts: {}, sampling: {}, resources: { subscribe: true }, tools: {} } },
);
`;

describe('capabilities of the other side', () => {
  it('are taken out of a client', () => {
    const code = migrated(CLIENT);
    expect(code).toContain('capabilities: { sampling: {} }');
    expect(typecheck({ 'made.ts': code }).map((error) => formatDiagnostic(error))).toEqual([]);
    expect(migrated(code)).toBe(code);
  });

  it('leave an empty object when nothing else was there', () => {
    const all = CLIENT.replace(' sampling: {},', '').replaceAll(/, (?=resources|tools)/g, ',\n    ');
    expect(migrated(all)).toContain('capabilities: {}');
    expect(migrated(all.replace('tools:', '/* all */ tools:'))).toContain('/* all */ tools: {}');
  });

  it('are taken out of a server', () => {
    const code = migrated(
      "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n\nexport const server = new McpServer({ name: 's', version: '1' }, { capabilities: { tools: {}, elicitation: {} } });\n",
    );
    expect(code).toContain('capabilities: { tools: {} }');
  });

  it('stay where they are of a class of the project, in JavaScript, or do something', () => {
    const own = CLIENT.replace("'@modelcontextprotocol/sdk/client/index.js'", "'./client.js'");
    expect(migrated(own)).toBe(own);
    expect(migrated(CLIENT, 'made.js')).toContain(
      'prompts: {}, sampling: {}, resources: { subscribe: true }, tools: {}',
    );
    expect(migrated(CLIENT.replace('tools: {}', 'tools: toolsOf()'))).toContain('{ sampling: {}, tools: toolsOf() }');
  });
});

describe('types of other files of the project', () => {
  const files = {
    'package.json': JSON.stringify({
      name: 'gateway',
      private: true,
      type: 'module',
      dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', zod: '^4.2.0' },
    }),
    'src/types.ts': `import type { ToolSchema } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';

export type Mocked = { [x: string]: unknown; elicitation?: { [x: string]: unknown } };
export type Property = { type: string; default?: unknown };
export type ActorSchema = { type: string; properties: Record<string, Property> };
export type Own = z.infer<typeof ToolSchema> & { call: () => void };
`,
    'src/schemas.ts': `import type { ActorSchema } from './types.js';

export type { ActorSchema };
export const names = (schema: ActorSchema): string[] => Object.keys(schema.properties);
`,
    'src/titled.ts': `export type Titled = { title?: string; properties?: Record<string, { type?: string }> };
export function first({ properties }: Titled): string | undefined {
  return Object.values(properties ?? {})[0]?.type;
}
`,
    'src/use.ts': `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { names } from './schemas.js';
import { first } from './titled.js';
import type { ActorSchema, Mocked, Own } from './types.js';

export function use(make: () => Mocked, schema: ActorSchema, tool: Tool): unknown[] {
  const capabilities = make();
  const client = new Client({ name: 'use', version: '1.0.0' }, { capabilities });
  return [client, { name: 'own', inputSchema: schema } as Own, names(tool.inputSchema), first(tool.inputSchema)];
}
`,
  };

  it('are followed to what v2 types as JSON', async () => {
    const dir = tree(files);
    await migrate({ cwd: dir, force: true });
    const read = (file: string) => fs.readFileSync(path.join(dir, file), 'utf8');
    const code = read('src/use.ts');
    expect(code).toContain('{ capabilities: capabilities as ClientCapabilities }');
    expect(code).toContain('inputSchema: schema } as unknown as Own');
    expect(code).toContain('names(tool.inputSchema as ActorSchema)');
    expect(code).toContain('first(tool.inputSchema as Titled)');
    expect(code).toContain("import { first, type Titled } from './titled.js';");
    const texts = Object.fromEntries(
      ['types', 'schemas', 'titled', 'use'].map((name) => [`src/${name}.ts`, read(`src/${name}.ts`)]),
    );
    expect(typecheck(texts).map((error) => formatDiagnostic(error))).toEqual([]);
    await migrate({ cwd: dir, force: true });
    expect(read('src/use.ts')).toBe(code);
  });
});
