// zod 3 → 4: the tables against the installed zod, whole packages through `migrate()`, and schemas that must accept,
// reject and say the same before and after.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import { describe, expect, it } from 'vitest';
import * as zod4 from 'zod';
import * as zod3 from 'zod/v3';
import { migrate, transformSource } from '../../src/index.js';
import { ZOD_DERIVED, ZOD_ISSUE_CODES, ZOD_REMOVED, ZOD_RENAMES } from '../../src/sdk/zod-names.js';
import { tree } from '../project/tree.js';
import { exportsOfInstalled, PROJECT, typecheck } from '../support/typescript.js';

const read = (dir: string, file: string) => fs.readFileSync(path.join(dir, file), 'utf8');
const manifest = (zod: string | undefined, sdk = true, extra = {}) =>
  JSON.stringify({
    name: 'schemas',
    private: true,
    type: 'module',
    dependencies: {
      ...(sdk && { '@modelcontextprotocol/sdk': '^1.29.0' }),
      ...(zod && { zod }),
      ...extra,
    },
  });

describe('the tables of zod names', () => {
  it('rename to what zod 4 exports', () => {
    const uses = Object.entries(ZOD_RENAMES).map(
      ([old, name]) =>
        `export type ${old} = import('zod').${name}<${/SafeParse/.test(name) ? 'string' : /Pipe/.test(name) ? 'any, any' : 'any'}>;`,
    );
    expect(typecheck({ 'a.ts': uses.join('\n') })).toEqual([]);
    for (const name of Object.keys(ZOD_RENAMES)) expect(zod4).not.toHaveProperty(name);
  });

  it('call removed only what zod 4 does not have, or has emptied', () => {
    const values: Record<string, unknown> = { ...zod4 };
    for (const name of Object.keys(ZOD_REMOVED))
      if (name in values) expect(Object.keys(values[name] as object), name).toEqual([]);
  });

  it('have every export of zod 3 that is gone', () => {
    const names = (dir: string) =>
      exportsOfInstalled('zod', dir).flatMap(({ specifier, name }) => (specifier === 'zod/external.js' ? [name] : []));
    const left = new Set(names('v4/classic'));
    const gone = names('v3').filter((name) => !left.has(name));
    const known = new Set([...Object.keys(ZOD_RENAMES), ...Object.keys(ZOD_REMOVED), ...Object.keys(ZOD_DERIVED)]);
    expect(gone.length).toBeGreaterThan(100);
    expect(gone.filter((name) => !known.has(name))).toEqual([]);
  });

  it('have every issue code that is gone', () => {
    const gone = Object.keys(zod3.ZodIssueCode).filter((code) => !(code in zod4.ZodIssueCode));
    const known = new Set([
      ...Object.keys(ZOD_ISSUE_CODES),
      'invalid_arguments',
      'invalid_return_type',
      'invalid_intersection_types',
    ]);
    expect(gone.filter((code) => !known.has(code))).toEqual([]);
    for (const code of Object.values(ZOD_ISSUE_CODES)) expect(zod4.ZodIssueCode).toHaveProperty(code);
  });
});

const SCHEMAS = `export const User = z.object({
  name: z.string({ required_error: 'name is needed', invalid_type_error: 'name is text' }).min(2, { message: 'short' }),
  age: z.number({ invalid_type_error: 'age is a number' }),
  role: z.enum(['admin', 'user'], { errorMap: () => ({ message: 'admin or user' }) }),
  labels: z.record(z.string()).optional(),
  perRole: z.record(z.enum(['admin', 'user']), z.number()).optional(),
  anything: z.any(),
  length: z.string().transform((text) => text.length).default('abc'),
  host: z.string().ip().optional(),
  open: z.object({ a: z.string() }).strict().nonstrict().optional(),
});

export function explain(value) {
  const result = User.safeParse(value);
  if (result.success) return result.data;
  return result.error.errors.map(({ path, message }) => [path.join('.'), message]);
}
`;

describe('schemas', () => {
  const values = [
    { name: 'Ada', age: 36, role: 'admin' },
    { name: 'Ada', age: 36, role: 'admin', anything: { a: 1 }, labels: { a: 'b' }, perRole: { admin: 1 } },
    { name: 'Ada', age: 36, role: 'user', length: 'four', host: '::1', open: { a: 'x', b: 1 } },
    { age: 36, role: 'admin' },
    { name: 7, age: 36, role: 'admin' },
    { name: 'A', age: 36, role: 'admin' },
    { name: 'Ada', age: 'old', role: 'admin' },
    { name: 'Ada', age: 36, role: 'boss' },
  ];

  it('accept, reject and say what they did', async () => {
    const head = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nvoid McpServer;\n";
    const old = `${head}import { z } from 'zod/v3';\n\n${SCHEMAS}`;
    const { code, todos } = transformSource(old, { filename: 'schemas.mjs' });
    expect(todos).toEqual([]);
    const dir = tree({ 'old.mjs': old, 'new.mjs': code });
    fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(path.join(dir, file)).href);
    const before = await load('old.mjs');
    const after = await load('new.mjs');
    for (const value of values) expect(after.explain(value), JSON.stringify(value)).toEqual(before.explain(value));
    expect(before.explain(values[3])).toEqual([['name', 'name is needed']]);
  });
});

describe('a package on zod 3', () => {
  const SERVER =
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nimport { Args } from './schemas.js';\n\nexport const server = new McpServer({ name: 's', version: '1' });\nserver.registerTool('t', { inputSchema: Args.shape }, async () => ({ content: [] }));\n";
  const ARGS = "import { z } from 'zod';\n\nexport const Args = z.object({ a: z.record(z.any()), b: z.unknown() });\n";
  const OTHER =
    "import { z } from 'zod';\n\nexport const Config = z.object({ port: z.number({ required_error: 'port!' }) });\n";

  it('moves as a whole, with the schemas that never see the SDK', async () => {
    const dir = tree({
      'package.json': manifest('^3.25.0'),
      'server.ts': SERVER,
      'schemas.ts': ARGS,
      'config.ts': OTHER,
    });
    const report = await migrate({ cwd: dir, force: true });
    expect(report.failures).toEqual([]);
    expect(read(dir, 'schemas.ts')).toContain(
      'z.object({ a: z.record(z.string(), z.any()), b: z.unknown().optional() })',
    );
    expect(read(dir, 'config.ts')).toContain("error: (issue) => (issue.input === undefined ? 'port!' : undefined)");
    expect(read(dir, 'package.json')).toMatch(/"zod": ?"\^4/);
    const again = await migrate({ cwd: dir, force: true });
    expect(again.files.filter((file) => file.changed)).toEqual([]);
  });

  it('moves with schemas that come over several modules, some through an alias', async () => {
    const tool =
      "import { z } from 'zod';\n\nexport const tool = { name: 't', parameters: z.object({ a: z.record(z.any()) }) };\n";
    const registers =
      "\nexport const server = new McpServer({ name: 's', version: '1' });\nserver.registerTool(tool.name, { inputSchema: tool.parameters }, async () => ({ content: [] }));\n";
    const ways: Record<string, string>[] = [
      { 'tools/index.ts': "export { tool } from './tool.js';\n" },
      { 'tools/index.ts': "import { tool as one } from './tool.js';\n\nexport const tool = one;\n" },
      {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }',
        'tools/index.ts': "export * from '~/tools/tool.js';\n",
      },
    ];
    for (const way of ways) {
      const dir = tree({
        'package.json': manifest('^3.25.0'),
        'server.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nimport { tool } from './tools/index.js';\n${registers}`,
        'tools/tool.ts': tool,
        ...way,
      });
      await migrate({ cwd: dir, force: true });
      expect(read(dir, 'tools/tool.ts')).toContain('z.record(z.string(), z.any())');
      expect(read(dir, 'package.json')).toMatch(/"zod": ?"\^4/);
    }
  });

  it('stays where only types, or what no server is given, come over several modules', async () => {
    const files = {
      'package.json': manifest('^3.25.0'),
      'server.ts':
        "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nimport { port } from './settings.js';\n\nexport const server = new McpServer({ name: 's', version: `${port}` });\nserver.registerTool('t', {}, async () => ({ content: [] }));\n",
      'settings.ts': "import type { Port } from './config.js';\n\nexport const port: Port = 1;\n",
      'client.ts':
        "import { Client } from '@modelcontextprotocol/sdk/client/index.js';\nimport { name } from './name.js';\n\nexport const client = new Client({ name, version: '1' });\n",
      'name.ts':
        "import { Config } from './config.js';\n\nexport const name = Config.parse({ port: 1 }).port.toString();\n",
      'config.ts': `${OTHER}export type Port = number;\n`,
    };
    const dir = tree(files);
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'config.ts')).toBe(files['config.ts']);
    expect(read(dir, 'package.json')).toContain('^3.25.0');
  });

  it('stays where no schema reaches the SDK', async () => {
    const dir = tree({
      'package.json': manifest('^3.25.0'),
      'client.ts':
        "import { Client } from '@modelcontextprotocol/sdk/client/index.js';\n\nexport const client = new Client({ name: 'c', version: '1' });\n",
      'config.ts': OTHER,
    });
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'config.ts')).toBe(OTHER);
    expect(read(dir, 'package.json')).toContain('^3.25.0');
  });

  it('tells dates that tools take as the strings they come as', async () => {
    const server = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const since = z.coerce.date().min(new Date(0)).optional().describe('From when');
const shape = { since, told: z.string().pipe(z.coerce.date()).optional() };
export const stored = z.object({ at: z.date() });
export const server = new McpServer({ name: 's', version: '1' });
server.tool('dates', 'Dates', { ...shape, until: z.coerce.date() }, async ({ since, until }) => {
  const inside = z.object({ at: z.date() }).parse({ at: until });
  return { content: [{ type: 'text', text: [since?.getTime(), inside.at.getTime()].join() }] };
});
`;
    const dir = tree({ 'package.json': manifest('^3.25.0'), 'server.ts': server });
    await migrate({ cwd: dir, force: true });
    const text = read(dir, 'server.ts');
    const told = "z.any().meta({ type: 'string', format: 'date-time' }).pipe(";
    expect(text).toContain(`const since = ${told}z.coerce.date().min(new Date(0))).optional().describe('From when');`);
    expect(text).toContain(`until: ${told}z.coerce.date()) })`);
    expect(text).toContain('told: z.string().pipe(z.coerce.date()).optional() };');
    expect(text.match(/z\.object\(\{ at: z\.date\(\) \}\)/g)).toHaveLength(2);
    fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'junction');
    const file = path.join(dir, 'server.mjs');
    fs.writeFileSync(file, text);
    const { server: migrated } = await import(pathToFileURL(file).href);
    const [mine, its] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: 'c', version: '1' });
    await Promise.all([migrated.connect(its), client.connect(mine)]);
    const { tools } = await client.listTools();
    expect(tools[0]!.inputSchema).toMatchObject({
      properties: {
        since: { type: 'string', format: 'date-time', description: 'From when' },
        until: { type: 'string', format: 'date-time' },
      },
      required: ['until'],
    });
    const result = await client.callTool({ name: 'dates', arguments: { until: '1970-01-01T00:00:01Z' } });
    expect(result.content).toEqual([{ type: 'text', text: ',1000' }]);
    await client.close();
  });

  it('does not concern its neighbours', async () => {
    const dir = tree({
      'package.json': JSON.stringify({ private: true, workspaces: ['packages/*'] }),
      'packages/server/package.json': manifest('^3.25.0'),
      'packages/server/server.ts': SERVER,
      'packages/server/schemas.ts': ARGS,
      'packages/web/package.json': manifest('^3.25.0', false).replace('schemas', 'web'),
      'packages/web/config.ts': OTHER,
    });
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'packages/server/schemas.ts')).toContain('z.record(z.string(), z.any())');
    expect(read(dir, 'packages/web/config.ts')).toBe(OTHER);
  });

  it('takes those along whose schemas it meets, through others too', async () => {
    const tags =
      "import { Args } from 'schemas';\nimport { z } from 'zod';\n\nexport const Tagged = Args.extend({ tags: z.record(z.string()) });\n";
    const dir = tree({
      'package.json': JSON.stringify({ private: true, workspaces: ['packages/*'] }),
      'packages/server/package.json': manifest('^3.25.0').replace('schemas', 'server'),
      'packages/server/server.ts': SERVER,
      'packages/server/schemas.ts':
        "import { Tagged } from 'tags';\nimport { z } from 'zod';\n\nexport const Args = Tagged.extend({ c: z.string() });\n",
      'packages/tags/package.json': manifest('^3.23.8', false).replace('schemas', 'tags'),
      'packages/tags/index.ts': tags,
      'packages/schemas/package.json': manifest('^3.23.8', false),
      'packages/schemas/index.ts': ARGS,
      'packages/web/package.json': manifest('^3.25.0', false).replace('schemas', 'web'),
      'packages/web/config.ts': OTHER,
    });
    const report = await migrate({ cwd: dir, force: true });
    expect(read(dir, 'packages/tags/index.ts')).toContain('z.record(z.string(), z.string())');
    expect(read(dir, 'packages/schemas/index.ts')).toContain('z.record(z.string(), z.any())');
    expect(read(dir, 'packages/web/config.ts')).toBe(OTHER);
    const changes = (name: string) =>
      report.manifests.find(({ path: at }) => at === `packages/${name}/package.json`)?.changes.join('\n');
    expect(changes('server')).toContain('reach the SDK');
    expect(changes('schemas')).toContain('(dependencies): its schemas meet those of packages that go from zod 3 to 4');
    expect(changes('web')).toBeUndefined();
    const again = await migrate({ cwd: dir, force: true });
    expect([...again.files, ...again.manifests].filter(({ changed }) => changed)).toEqual([]);
  });

  it('finds the enums of other files, where nothing names zod too', async () => {
    const dir = tree({
      'package.json': JSON.stringify({ private: true, workspaces: ['packages/*'] }),
      'packages/server/package.json': manifest('^3.25.0').replace('schemas', 'server'),
      'packages/server/server.ts': SERVER,
      'packages/server/schemas.ts':
        "import { Kind } from 'kinds';\nimport { z } from 'zod';\n\nexport const Args = z.object({ kind: Kind });\n",
      'packages/server/kinds.ts':
        "import { pgEnum } from 'drizzle-orm/pg-core';\nimport { Kind } from 'kinds';\n\nexport const kinds = [Kind.Enum.http, Kind.Values.stdio, Kind.options];\nexport const kind = pgEnum('kind', Kind.options);\n",
      'packages/kinds/package.json': manifest('^3.23.8', false).replace('schemas', 'kinds'),
      'packages/kinds/index.ts': "export * from './kind.js';\n",
      'packages/kinds/kind.ts':
        "import { z } from 'zod';\n\nexport const Kind = z.enum(['http', 'stdio']);\nexport const Enum = { Enum: { a: 1 } };\n",
    });
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'packages/server/kinds.ts')).toContain('[Kind.enum.http, Kind.enum.stdio, Kind.options]');
    // A tuple in zod 3, a list of any length in zod 4.
    expect(read(dir, 'packages/server/kinds.ts')).toContain(
      "pgEnum('kind', Kind.options as [(typeof Kind.options)[number], ...(typeof Kind.options)[number][]])",
    );
  });

  it('takes along who shares its catalog entry', async () => {
    const dir = tree({
      'package.json': JSON.stringify({ private: true }),
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\ncatalog:\n  zod: ^3.25.0\n',
      'node_modules/zod/package.json': JSON.stringify({ name: 'zod', version: '3.25.76' }),
      'packages/server/package.json': manifest('catalog:').replace('schemas', 'server'),
      'packages/server/server.ts': SERVER,
      'packages/server/schemas.ts': ARGS,
      'packages/web/package.json': manifest('catalog:', false).replace('schemas', 'web'),
      'packages/web/config.ts': OTHER,
    });
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'pnpm-workspace.yaml')).toContain('zod: ^4');
    expect(read(dir, 'packages/web/config.ts')).toContain('issue.input === undefined');
  });

  it('is left alone when it is on zod 4 already', async () => {
    const text =
      "import { z } from 'zod';\n\nexport const Args = z.object({ a: z.any(), b: z.record(z.enum(['x']), z.string()) });\n";
    const dir = tree({ 'package.json': manifest('^4.2.0'), 'server.ts': SERVER, 'schemas.ts': text });
    await migrate({ cwd: dir, force: true });
    expect(read(dir, 'schemas.ts')).toBe(text);
  });
});

describe('zodToJsonSchema', () => {
  it('is replaced for schemas of a neighbour that are provably zod, and cast where a tool is made', async () => {
    const dir = tree({
      'package.json': manifest('^3.25.0', true, { 'zod-to-json-schema': '^3.24.0' }),
      'schemas.ts':
        "import { z } from 'zod';\n\nexport const Echo = z.object({ text: z.string() });\nexport const unknown: any = JSON.parse('{}');\n",
      'server.ts':
        "import { Server } from '@modelcontextprotocol/sdk/server/index.js';\nimport { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';\nimport { zodToJsonSchema } from 'zod-to-json-schema';\nimport { Echo, unknown } from './schemas.js';\n\nexport const server = new Server({ name: 's', version: '1' }, { capabilities: { tools: {} } });\nserver.setRequestHandler(ListToolsRequestSchema, async () => ({\n  tools: [{ name: 'echo', inputSchema: zodToJsonSchema(Echo) }],\n}));\nexport const other = zodToJsonSchema(unknown);\n",
    });
    await migrate({ cwd: dir, force: true });
    const text = read(dir, 'server.ts');
    expect(text).toContain(
      "inputSchema: z.toJSONSchema(Echo, { io: 'input', target: 'draft-2020-12' }) as Tool['inputSchema']",
    );
    expect(text).toContain('export const other = zodToJsonSchema(unknown);');
    expect(text).toContain('TODO(mcp-v2/zod/json-schema)');
    expect(typecheck({ 'server.ts': text, 'schemas.ts': read(dir, 'schemas.ts') })).toEqual([]);
  });
});

describe('completable', () => {
  it('completes as before where the argument is optional', async () => {
    const { code } = transformSource(
      "import { completable } from '@modelcontextprotocol/sdk/server/completable.js';\nimport { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nimport { z } from 'zod';\n\nexport const server = new McpServer({ name: 's', version: '1' });\nserver.registerPrompt(\n  'p',\n  { argsSchema: { a: completable(z.string().optional(), () => ['one', 'two']) } },\n  async () => ({ messages: [] }),\n);\n",
      { filename: 'server.mjs' },
    );
    expect(code).toContain("completable(z.string(), () => ['one', 'two']).optional()");
    const dir = tree({ 'server.mjs': code });
    fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    const { server } = await import(/* @vite-ignore */ pathToFileURL(path.join(dir, 'server.mjs')).href);
    const [near, far] = InMemoryTransport.createLinkedPair();
    await server.connect(far);
    const client = new Client({ name: 'c', version: '1' });
    await client.connect(near);
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name: 'p' },
      argument: { name: 'a', value: '' },
    });
    expect(completion.values).toEqual(['one', 'two']);
    await client.close();
  });
});
