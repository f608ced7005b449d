// What servers list, and what their tools take and give, before (v1 and zod 3) and after (v2 and zod 4): projects of
// JavaScript are served as they stand, and as migrated.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport as OldTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { tree } from '../project/tree.js';
import { PROJECT } from '../support/typescript.js';

type Call = [name: string, args: Record<string, unknown>];

/** What the two converters write otherwise for the same thing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // zod 3 told of undefined as of what nothing is.
  const { anyOf, ...rest } = value as { anyOf?: Record<string, unknown>[] };
  const some = anyOf?.filter((each) => !('not' in each));
  if (some && some.length < anyOf!.length)
    return plain(some.length === 1 ? { ...some[0], ...rest } : { type: some.map(({ type }) => type), ...rest });
  const kept = Object.entries(value).filter(
    ([key, each]) =>
      !['$schema', 'propertyNames', 'execution', 'maxItems'].includes(key) &&
      !(key === 'pattern' && 'format' in value) &&
      // zod 4 tells of a catch, and of what is coerced from nothing, as it does of a default.
      !(key === 'default' && 'description' in value && value.description === 'Caught') &&
      !(key === 'additionalProperties' && (each === false || each === true || Object.keys(each).length === 0)),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key === 'prefixItems' ? 'items' : key, plain(each)]).sort());
}

async function served(dir: string, era: 1 | 2, calls: readonly Call[]): Promise<unknown> {
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'junction');
  const file = ['server.js', 'server.cjs'].map((name) => path.join(dir, name)).find((name) => fs.existsSync(name))!;
  const loaded = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const server = loaded.server ?? loaded.default.server;
  const [mine, its] = (era === 1 ? OldTransport : InMemoryTransport).createLinkedPair();
  const client = new (era === 1 ? OldClient : (Client as unknown as typeof OldClient))({ name: 'c', version: '1' });
  await Promise.all([server.connect(its), client.connect(mine)]);
  const { tools } = await client.listTools();
  const listed = tools.map(({ name, inputSchema, outputSchema }) => ({ name, inputSchema, outputSchema }));
  const results: unknown[] = [];
  for (const [name, args] of calls)
    try {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: args });
      results.push(isError ? 'refused' : { content, structuredContent });
    } catch {
      results.push('refused');
    }
  await client.close();
  return { listed: plain(JSON.parse(JSON.stringify(listed))), results };
}

const SERVER = (imports: string, body: string) =>
  `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n${imports}\nexport const server = new McpServer({ name: 's', version: '1' });\n${body}`;
const TEXT = "({ content: [{ type: 'text', text: JSON.stringify(args, say) }] })";
const SAY =
  "const say = (_, value) => (typeof value === 'bigint' ? `${value}n` : value instanceof Set || value instanceof Map ? [...value] : value);\n";

/** @returns the migrated files, once both have been served and found to do the same */
async function same(files: Record<string, string>, calls: readonly Call[]): Promise<(name: string) => string> {
  const manifest = (module: boolean) =>
    JSON.stringify({
      name: 'listed',
      private: true,
      ...(module && { type: 'module' }),
      dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', zod: '^3.25.0', 'zod-to-json-schema': '^3.24.0' },
    });
  const all = { 'package.json': manifest(!('server.cjs' in files)), ...files };
  const old = Object.fromEntries(
    Object.entries(all).map(([name, text]) => [name, text.replace(/(from |require\()'zod'/g, "$1'zod/v3'")]),
  );
  const before = await served(tree(old), 1, calls);
  const dir = tree(all);
  const report = await migrate({ cwd: dir, force: true });
  expect(report.failures).toEqual([]);
  const again = await migrate({ cwd: dir, force: true });
  expect(again.files.filter((file) => file.changed)).toEqual([]);
  expect(await served(dir, 2, calls)).toEqual(before);
  return (name) => fs.readFileSync(path.join(dir, name), 'utf8');
}

const WHEN = "import { z } from 'zod';\n\nexport const from = z.coerce.date();\n";
const HANDLER = "async ({ from }) => ({ content: [{ type: 'text', text: from.toISOString() }] })";
const TOLD = "z.any().meta({ type: 'string', format: 'date-time' }).pipe(z.coerce.date())";

describe('what zod 4 has no JSON schema for', () => {
  const ways: Record<string, [files: Record<string, string>, schema?: string]> = {
    'an export': [
      {
        'server.js': SERVER("import { from } from './when.js';\n", `server.tool('when', { from }, ${HANDLER});\n`),
        'when.js': WHEN,
      },
    ],
    'a barrel': [
      {
        'server.js': SERVER(
          "import * as schemas from './schemas/index.js';\n",
          `server.registerTool('when', { inputSchema: schemas.When.shape }, ${HANDLER});\n`,
        ),
        'schemas/index.js': "export * from './when.js';\n",
        'schemas/when.js': WHEN.replace('from = z.coerce.date()', 'When = z.object({ from: z.coerce.date() })'),
      },
      'schemas/when.js',
    ],
    'a table of tools': [
      {
        'server.js': SERVER(
          "import { tools } from './tools/index.js';\n",
          'for (const { name, schema, handler } of tools) server.tool(name, schema, handler);\n',
        ),
        'tools/index.js': "import when from './when.js';\n\nexport const tools = [when];\n",
        'tools/when.js': `import { z } from 'zod';\n\nexport default { name: 'when', schema: { from: z.coerce.date() }, handler: ${HANDLER} };\n`,
      },
      'tools/when.js',
    ],
    'modules of CommonJS': [
      {
        'server.cjs': `const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');\nconst tools = require('./tools/index.cjs');\n\nexports.server = new McpServer({ name: 's', version: '1' });\nObject.values(tools).forEach((tool) => exports.server.registerTool(tool.name, { inputSchema: tool.schema }, tool.handler));\n`,
        'tools/index.cjs': "const when = require('./when.cjs');\n\nmodule.exports = { when };\n",
        'tools/when.cjs': `const { z } = require('zod');\n\nmodule.exports = { name: 'when', schema: { from: z.coerce.date() }, handler: ${HANDLER} };\n`,
      },
      'tools/when.cjs',
    ],
    'a class and its base': [
      {
        'server.js': SERVER(
          "import { When } from './when.js';\n",
          'for (const tool of [new When()]) tool.register(server);\n',
        ),
        'tool.js':
          "export class Tool {\n  register(server) {\n    server.registerTool('when', { inputSchema: this.schema }, (args) => this.run(args));\n  }\n}\n",
        'when.js': `import { z } from 'zod';\nimport { Tool } from './tool.js';\n\nexport class When extends Tool {\n  schema = { from: z.coerce.date() };\n  run = ${HANDLER};\n}\n`,
      },
      'when.js',
    ],
    'a function that makes it, and one that registers it': [
      {
        'server.js': SERVER(
          "import { add } from './add.js';\nimport { makeWhen } from './when.js';\n",
          "const when = makeWhen('when');\nadd(server, when);\n",
        ),
        'add.js':
          'export function add(server, { name, inputSchema, handler }) {\n  server.registerTool(name, { inputSchema }, handler);\n}\n',
        'when.js': `import { z } from 'zod';\n\nexport function makeWhen(name) {\n  return { name, inputSchema: z.object({ from: z.coerce.date() }).shape, handler: ${HANDLER} };\n}\n`,
      },
      'when.js',
    ],
    'a registry': [
      {
        'server.js': SERVER(
          "import { When } from './when.js';\n",
          `class Registry {
  constructor() {
    this.tools = new Map();
  }
  add(tool) {
    this.tools.set(tool.name, tool);
  }
  install(server) {
    for (const tool of this.tools.values()) server.registerTool(tool.name, { inputSchema: tool.schema }, tool.run);
  }
}
const registry = new Registry();
registry.add(new When());
registry.install(server);
`,
        ),
        'when.js': `import { z } from 'zod';\n\nexport class When {\n  name = 'when';\n  schema = { from: z.coerce.date() };\n  run = ${HANDLER};\n}\n`,
      },
    ],
    'a module that is loaded': [
      {
        'server.js': SERVER(
          '',
          "const when = await import('./when.js');\nserver.registerTool(when.name, { inputSchema: when.schema }, when.handler);\n",
        ),
        'when.js': `import { z } from 'zod';\n\nexport const name = 'when';\nexport const schema = { from: z.coerce.date() };\nexport const handler = ${HANDLER};\n`,
      },
    ],
  };
  it.each(Object.entries(ways))('is told as it was, over %s', async (_, [files, schema = 'when.js']) => {
    const text = await same(files, [
      ['when', { from: '2024-01-01' }],
      ['when', { from: 'soon' }],
    ]);
    expect(text(schema)).toContain(TOLD);
  });

  it('is told as it was, whatever it is', async () => {
    const text = await same(
      {
        'server.js': SERVER(
          "import { kinds } from './kinds.js';\n",
          `${SAY}server.registerTool('kinds', { inputSchema: kinds }, async (args) => ${TEXT});\n`,
        ),
        'kinds.js': `import { z } from 'zod';

export const kinds = {
  count: z.coerce.bigint().optional(),
  custom: z.custom((value) => typeof value === 'string'),
  loose: z.custom((value) => value == null || typeof value === 'string'),
  any: z.custom(),
  tags: z.preprocess((value) => new Set(value), z.set(z.string())).optional(),
  pairs: z.preprocess((value) => new Map(value), z.map(z.string(), z.number())).optional(),
  text: z.union([z.string(), z.coerce.date()]).optional(),
  list: z.array(z.coerce.date().describe('when').min(new Date(0))).default([]),
  nested: z.lazy(() => z.object({ at: z.coerce.date() })).optional(),
  piped: z.string().transform((text) => new Date(text)).pipe(z.date()).optional(),
};
export const Row = z.object({ at: z.date(), size: z.bigint() });
`,
      },
      [
        [
          'kinds',
          {
            count: 5,
            custom: 'a',
            loose: 'b',
            tags: ['x', 'x'],
            pairs: [['a', 1]],
            text: 't',
            list: ['2024-01-01'],
            nested: { at: '2024-01-01' },
            piped: '2024-01-01',
          },
        ],
        ['kinds', { custom: 'a' }],
        ['kinds', { custom: 5 }],
        ['kinds', {}],
      ],
    );
    expect(text('kinds.js')).toContain('Row = z.object({ at: z.date(), size: z.bigint() })');
  });

  it('is told as it was of what a tool gives', async () => {
    await same(
      {
        'server.js': SERVER(
          "import { Out } from './out.js';\n",
          "server.registerTool('out', { inputSchema: Out, outputSchema: Out }, async ({ text }) => ({ content: [], structuredContent: { text } }));\n",
        ),
        'out.js':
          "import { z } from 'zod';\n\nexport const Out = {\n  text: z.string().transform((text) => text.trim()),\n  at: z.date().optional(),\n  url: z.instanceof(URL).optional(),\n};\n",
      },
      [['out', { text: ' a ' }]],
    );
  });

  it('is converted as it was by code of the project', async () => {
    const text = await same(
      {
        'server.js': `import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { tools } from './tools.js';

const toJson = (schema) => zodToJsonSchema(schema);
const Plain = z.object({ a: z.enum(['x', 'y']), b: z.array(z.number()).min(1).optional() });
export const server = new Server({ name: 's', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [
    { name: 'plain', inputSchema: zodToJsonSchema(Plain) },
    ...tools.map(({ name, schema }) => ({ name, inputSchema: toJson(schema) })),
  ],
}));
server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
  const tool = tools.find(({ name }) => name === params.name);
  return { content: [{ type: 'text', text: tool.schema.parse(params.arguments).at.toISOString() }] };
});
`,
        'tools.js':
          "import { z } from 'zod';\n\nexport const tools = [{ name: 'when', schema: z.object({ at: z.coerce.date() }) }];\n",
      },
      [['when', { at: '2024-01-01' }]],
    );
    // Nothing is in the one that zod 4 could not tell, and nobody knows what the other is given.
    expect(text('server.js')).toContain("z.toJSONSchema(Plain, { io: 'input', target: 'draft-2020-12' })");
    expect(text('server.js')).toContain(
      "z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' })",
    );
  });
});

describe('what zod 4 takes and fills in otherwise', () => {
  it('is taken, filled in and told as it was', async () => {
    await same(
      {
        'server.js': SERVER(
          "import { fields, more } from './fields.js';\n",
          `${SAY}server.registerTool('fields', { inputSchema: fields }, async (args) => ${TEXT});\nserver.tool('more', more, async (args) => ${TEXT});\n`,
        ),
        'fields.js': `import { z } from 'zod';

export const fields = {
  id: z.string().uuid().optional(),
  sort: z.string().default('name').describe('Order').optional(),
  limit: z.number().default(10).nullish(),
  dry: z.coerce.boolean().describe('Caught'),
  raw: z.any().transform((value) => 'raw ' + String(value)),
  name: z.string().or(z.undefined()),
  either: z.union([z.string(), z.number(), z.undefined()]).describe('Either'),
  size: z.number().safe().min(0).catch(3).describe('Caught'),
  options: z.object({ a: z.string() }).describe('Options').strict().optional(),
};
export const more = { level: z.enum(['a', 'b']).catch('a').describe('Caught'), list: z.array(z.string()).catch([]).describe('Caught') };
`,
      },
      [
        ['fields', {}],
        ['fields', { id: '11111111-1111-1111-1111-111111111111', dry: 'no', raw: 5, size: 1.5, limit: null }],
        ['fields', { id: 'no', options: { a: 'b' } }],
        ['fields', { options: { a: 'b', c: 1 } }],
        ['more', {}],
        ['more', { level: 'c', list: 5 }],
      ],
    );
  });

  it('may be missing in what a tool gives, as before, unless the project parses with it', async () => {
    const text = await same(
      {
        'server.js': SERVER(
          "import { Out } from './out.js';\n",
          "server.registerTool('out', { inputSchema: {}, outputSchema: Out.shape }, async () => ({ content: [], structuredContent: { tags: [{}] } }));\n",
        ),
        'out.js':
          "import { z } from 'zod';\n\nexport const Out = z.object({\n  count: z.number().default(0),\n  tags: z.array(z.object({ name: z.string().default('x').describe('Name') })),\n  level: z.string().catch('low').describe('Caught'),\n});\nexport const Parsed = z.object({ count: z.number().default(0) });\n",
        'parsed.js':
          "import { server } from './server.js';\nimport { Parsed } from './out.js';\n\nserver.registerTool('parsed', { outputSchema: Parsed.shape }, async () => ({ content: [], structuredContent: Parsed.parse({}) }));\n",
      },
      [['out', {}]],
    );
    expect(text('out.js')).toContain('Parsed = z.object({ count: z.number().default(0) });');
  });
});
