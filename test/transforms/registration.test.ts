// Registrations before and after: a v1 server made from the input and a v2 server made from the migrated output, each
// driven by a real client of its own SDK, must offer and answer the same.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client as V2Client } from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport as V1Transport } from '@modelcontextprotocol/sdk/inMemory.js';
import { InMemoryTransport as V2Transport } from '@modelcontextprotocol/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, transformSource } from '../../src/index.js';
import { PROJECT, typecheck } from '../support/typescript.js';

const HEAD = `import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import { z } from 'zod';

export const server = new McpServer({ name: 'case', version: '1.0.0' });
const say = (value) => ({ content: [{ type: 'text', text: JSON.stringify(value ?? null) }] });
`;

interface Case {
  code: string;
  /** Arguments to call each tool, or get each prompt, with. */
  calls?: Record<string, unknown>[];
  uris?: string[];
  completions?: { ref: Record<string, string>; argument: { name: string; value: string } }[];
}

const cases: Record<string, Case> = {
  'tool(name, cb)': { code: "server.tool('t', async () => say('done'));", calls: [{}, { extra: 1 }] },
  'tool(name, description, cb)': {
    code: "server.tool('t', 'Does it', async () => say('done'));",
    calls: [{}],
  },
  'tool(name, shape, cb)': {
    code: "server.tool('t', { a: z.number(), b: z.string().optional() }, async (args) => say(args));",
    calls: [{ a: 1 }, { a: 1, b: 'x' }, { a: '1' }, {}, { a: 1, more: true }],
  },
  'tool(name, annotations, cb)': {
    code: "server.tool('t', { title: 'Tool', readOnlyHint: true }, async () => say('done'));",
    calls: [{}],
  },
  'tool(name, description, shape, cb)': {
    code: "server.tool('t', 'Adds', { a: z.number().describe('the first').int().default(3) }, async ({ a }) => say(a + 1));",
    calls: [{}, { a: 4 }, { a: 1.5 }],
  },
  'tool(name, description, annotations, cb)': {
    code: "server.tool('t', 'Reads', { readOnlyHint: true, openWorldHint: false }, async () => say('done'));",
    calls: [{}],
  },
  'tool(name, shape, annotations, cb)': {
    code: "server.tool('t', { a: z.enum(['x', 'y']) }, { destructiveHint: false }, async ({ a }) => say(a));",
    calls: [{ a: 'x' }, { a: 'z' }],
  },
  'tool(name, description, shape, annotations, cb)': {
    code: `server.tool(
  't',
  'All of it',
  { list: z.array(z.object({ id: z.string().min(2) })), when: z.iso.datetime().nullish() },
  { title: 'All', idempotentHint: true },
  async ({ list }) => say(list.length),
);`,
    calls: [
      { list: [] },
      { list: [{ id: 'ab' }] },
      { list: [{ id: 'a' }] },
      { list: [], when: null },
      { list: [], when: 'x' },
    ],
  },
  'an empty shape': {
    code: "server.tool('t', 'Nothing to say', {}, async (args) => say(Object.keys(args)));",
    calls: [{}, { more: 1 }],
  },
  'a constant, a spread, and the shape of a schema': {
    code: `const paging = { page: z.number().int().positive() };
const Query = z.object({ q: z.string() });
const NAME = 'Search' + ' everything';
server.tool('one', NAME, paging, async (args) => say(args));
server.tool('two', { ...paging, deep: z.boolean() }, async (args) => say(args));
server.tool('three', Query.shape, async (args) => say(args));
server.tool('four', Query.extend(paging).strict().shape, { readOnlyHint: true }, async (args) => say(args));`,
    calls: [{ page: 1 }, { page: 1, deep: true }, { q: 'a' }, { q: 'a', page: 1 }, { q: 'a', page: 1, more: 2 }, {}],
  },
  'a table of tools': {
    code: `const tools = [
  { name: 'a', description: 'A', schema: { x: z.string() }, run: async ({ x }) => say(x) },
  { name: 'b', description: 'B', schema: { y: z.number() }, run: async ({ y }) => say(y) },
];
for (const tool of tools) server.tool(tool.name, tool.description, tool.schema, tool.run);`,
    calls: [{ x: 'x' }, { y: 1 }],
  },
  'registerTool with raw shapes': {
    code: `server.registerTool(
  't',
  { title: 'Weather', description: 'Tells', inputSchema: { city: z.string() }, outputSchema: { degrees: z.number() } },
  async ({ city }) => ({ content: [], structuredContent: { degrees: city.length } }),
);`,
    calls: [{ city: 'Rome' }, {}],
  },
  'registerTool with a schema': {
    code: "server.registerTool('t', { inputSchema: z.strictObject({ a: z.string() }) }, async (args) => say(args));",
    calls: [{ a: 'x' }, { a: 'x', b: 1 }],
  },
  'registerTool without a schema, and with none by choice': {
    code: `const open = true;
server.registerTool('t', { description: 'Plain' }, async () => say('plain'));
server.registerTool('u', { inputSchema: open ? { a: z.string() } : undefined }, async (args) => say(args));`,
    calls: [{}, { a: 'x' }],
  },
  'update() of a tool': {
    code: `const tool = server.tool('t', { a: z.string() }, async (args) => say(args));
tool.update({ description: 'Later', paramsSchema: { b: z.number() }, annotations: { readOnlyHint: true } });`,
    calls: [{ a: 'x' }, { b: 1 }],
  },
  'prompt(name, cb) and prompt(name, description, cb)': {
    code: `const hello = () => ({ messages: [{ role: 'user', content: { type: 'text', text: 'Hello' } }] });
server.prompt('p', hello);
server.prompt('q', 'Greets', hello);`,
    calls: [{}],
  },
  'prompt(name, args, cb) and prompt(name, description, args, cb)': {
    code: `const hello = ({ name }) => ({ messages: [{ role: 'user', content: { type: 'text', text: name ?? 'you' } }] });
server.prompt('p', { name: z.string().describe('Who') }, hello);
server.prompt('q', 'Greets', { name: z.string().optional() }, hello);`,
    calls: [{ name: 'Ada' }, {}],
  },
  'a prompt with completable arguments, and its update()': {
    code: `const prompt = server.registerPrompt(
  'p',
  {
    title: 'Team',
    argsSchema: {
      department: completable(z.string(), (value) => ['Sales', 'Support'].filter((each) => each.startsWith(value))),
    },
  },
  ({ department }) => ({ messages: [{ role: 'user', content: { type: 'text', text: department } }] }),
);
const other = server.prompt('q', { a: z.string() }, ({ b }) => ({ messages: [{ role: 'user', content: { type: 'text', text: String(b) } }] }));
other.update({ argsSchema: { b: z.string() } });`,
    calls: [{ department: 'Sales' }, { b: 'x' }, {}],
    completions: [{ ref: { type: 'ref/prompt', name: 'p' }, argument: { name: 'department', value: 'S' } }],
  },
  'resource(name, uri, cb) and resource(name, uri, metadata, cb)': {
    code: `const read = async (uri) => ({ contents: [{ uri: uri.href, text: 'here' }] });
server.resource('a', 'config://a', read);
server.resource('b', 'config://b', { title: 'B', description: 'The second', mimeType: 'text/plain' }, read);`,
    uris: ['config://a', 'config://b', 'config://c'],
  },
  'resources with templates': {
    code: `const read = async (uri, variables) => ({ contents: [{ uri: uri.href, text: JSON.stringify(variables) }] });
server.resource('user', new ResourceTemplate('user://{id}', { list: undefined }), read);
server.resource(
  'file',
  new ResourceTemplate('file:///{dir}/{name}', {
    list: async () => ({ resources: [{ name: 'one', uri: 'file:///a/one' }] }),
    complete: { dir: (value) => ['alpha', 'beta'].filter((each) => each.startsWith(value)) },
  }),
  { mimeType: 'text/plain', title: 'Files' },
  read,
);`,
    uris: ['user://7', 'file:///alpha/x', 'nothing://x'],
    completions: [
      { ref: { type: 'ref/resource', uri: 'file:///{dir}/{name}' }, argument: { name: 'dir', value: 'a' } },
    ],
  },
};

let dir: string;
beforeAll(() => {
  dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'registration-')));
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'junction');
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

let count = 0;

/** The server that a program makes. */
async function serverOf(code: string): Promise<any> {
  const file = path.join(dir, `server-${++count}.mjs`);
  fs.writeFileSync(file, code);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)).server;
}

/** A result, or that there was none; the wording of errors is the SDK's affair. */
async function outcome(ask: () => Promise<any>): Promise<unknown> {
  try {
    const { content, structuredContent, isError, messages, contents, completion } = await ask();
    return isError ? 'refused' : { content, structuredContent, messages, contents, completion };
  } catch {
    return 'refused';
  }
}

/** What both SDKs must agree on. `$schema` names the draft the converter speaks. */
function plain(schema: any): unknown {
  if (schema === undefined) return undefined;
  const { $schema: _, ...rest } = schema;
  return rest;
}

/** Everything a server offers and answers. */
async function observe(server: any, client: any, [near, far]: [any, any], { calls, uris, completions }: Case) {
  await Promise.all([server.connect(far), client.connect(near)]);
  try {
    const capabilities = client.getServerCapabilities() ?? {};
    const tools = capabilities.tools ? (await client.listTools()).tools : [];
    const prompts = capabilities.prompts ? (await client.listPrompts()).prompts : [];
    const resources = capabilities.resources ? (await client.listResources()).resources : [];
    const templates = capabilities.resources ? (await client.listResourceTemplates()).resourceTemplates : [];
    const answers: unknown[] = [];
    for (const args of calls ?? []) {
      for (const { name } of tools)
        answers.push([name, args, await outcome(() => client.callTool({ name, arguments: args }))]);
      for (const { name } of prompts)
        answers.push([name, args, await outcome(() => client.getPrompt({ name, arguments: args }))]);
    }
    for (const uri of uris ?? []) answers.push([uri, await outcome(() => client.readResource({ uri }))]);
    for (const params of completions ?? []) answers.push([params, await outcome(() => client.complete(params))]);
    return JSON.parse(
      JSON.stringify({
        capabilities: Object.keys(capabilities).sort(),
        tools: tools.map(({ name, title, description, annotations, inputSchema, outputSchema }: any) => ({
          name,
          title,
          description,
          annotations,
          inputSchema: plain(inputSchema),
          outputSchema: plain(outputSchema),
        })),
        prompts,
        resources,
        templates,
        answers,
      }),
    );
  } finally {
    await client.close();
  }
}

const info = { name: 'client', version: '1.0.0' };
const RUN = ['imports', 'symbols', 'registration'];

describe('a server offers and answers the same before and after', () => {
  it.each(Object.entries(cases))('%s', async (_, given) => {
    const input = `${HEAD}${given.code}\n`;
    const { code, todos } = transformSource(input, { filename: 'server.mjs', transforms: RUN });
    expect(todos).toEqual([]);
    expect(code).not.toMatch(/\.(tool|prompt|resource)\(/);
    const before = await observe(await serverOf(input), new V1Client(info), V1Transport.createLinkedPair(), given);
    const after = await observe(
      await serverOf(code),
      new V2Client(info),
      V2Transport.createLinkedPair() as never,
      given,
    );
    const { tools, prompts, resources, templates } = before;
    expect([...tools, ...prompts, ...resources, ...templates]).not.toEqual([]);
    if (given.calls) expect(before.answers.some((answer: unknown[]) => answer.at(-1) !== 'refused')).toBe(true);
    expect(after).toEqual(before);
  });
});

/** Migrates a project of these files with every transform; the texts afterwards, and the markers. */
async function migrated(files: Record<string, string>): Promise<{ texts: Record<string, string>; todos: string[] }> {
  const cwd = fs.mkdtempSync(path.join(dir, 'project-'));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    fs.writeFileSync(path.join(cwd, name), text);
  }
  const report = await migrate({ cwd, manifest: false, force: true });
  expect(report.failures).toEqual([]);
  const read = () =>
    Object.fromEntries(Object.keys(files).map((name) => [name, fs.readFileSync(path.join(cwd, name), 'utf8')]));
  const texts = read();
  expect(typecheck(texts).map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  await migrate({ cwd, manifest: false, force: true });
  expect(read()).toEqual(texts);
  return { texts, todos: report.files.flatMap((file) => file.todos.map((todo) => todo.rule)) };
}

describe('what other files know', () => {
  it('tells a shape, a description and annotations by their declarations elsewhere', async () => {
    const { texts, todos } = await migrated({
      'schemas.ts': `import { z } from 'zod';

export const paging = { page: z.number() };
export const Query = z.object({ q: z.string() });
export const Strict = z.strictObject({ q: z.string() });
export const READ = { readOnlyHint: true };
export const ABOUT = 'What it is' as const;
`,
      'definitions.ts': `import type { ZodRawShape } from 'zod';

export interface Definition {
  name: string;
  description: string;
  params: ZodRawShape;
}
export type Definitions = readonly Definition[];
`,
      'index.ts': `export * from './schemas.js';
export { type Definition, type Definitions } from './definitions.js';
`,
      'server.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ABOUT, type Definitions, paging, Query, READ, Strict } from './index.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const done = async () => ({ content: [] });
server.tool('about', ABOUT, done);
server.tool('page', ABOUT, paging, done);
server.tool('read', ABOUT, READ, done);
server.tool('query', Query.shape, done);
server.tool('strict', Strict.shape, done);
server.registerTool('again', { inputSchema: paging, outputSchema: Query.shape }, done);

export function add(definitions: Definitions) {
  for (const { name, description, params } of definitions) server.tool(name, description, params, done);
}
`,
    });
    expect(todos).toEqual([]);
    expect(texts['server.ts']!.split('\n').slice(6, 12)).toEqual([
      "server.registerTool('about', { description: ABOUT }, done);",
      "server.registerTool('page', { description: ABOUT, inputSchema: z.object(paging) }, done);",
      "server.registerTool('read', { description: ABOUT, annotations: READ }, done);",
      "server.registerTool('query', { inputSchema: Query }, done);",
      "server.registerTool('strict', { inputSchema: z.object(Strict.shape) }, done);",
      "server.registerTool('again', { inputSchema: z.object(paging), outputSchema: Query }, done);",
    ]);
    expect(texts['server.ts']).toContain('inputSchema: z.object(params)');
    expect(texts['server.ts']).toContain("import { z } from 'zod';");
  });

  it('follows a server into a file that imports nothing of the SDK, and its double in a test', async () => {
    const { texts, todos } = await migrated({
      'server.js': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { addTools } from './tools.js';

addTools(new McpServer({ name: 'demo', version: '1.0.0' }), 'all');
`,
      'tools.js': `import { z } from 'zod';

export function addTools(server, label) {
  server.tool('label', \`Tells \${label}\`, { a: z.string() }, async ({ a }) => ({ content: [{ type: 'text', text: a }] }));
}
`,
      'add.ts': `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export function add(server: McpServer) {
  server.tool('x', async () => ({ content: [] }));
}
`,
      'add.test.ts': `import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { expect, it, vi } from 'vitest';
import { add } from './add.js';

export type Result = CallToolResult;

it('adds', () => {
  const server = { tool: vi.fn() };
  add(server as any);
  expect(server.tool).toHaveBeenCalledTimes(1);
});
`,
    });
    expect(todos).toEqual([]);
    expect(texts['tools.js']).toContain("server.registerTool('label', {");
    expect(texts['tools.js']).toContain('inputSchema: z.object({ a: z.string() }),');
    expect(texts['add.test.ts']).toContain('const server = { registerTool: vi.fn() };');
    expect(texts['add.test.ts']).toContain('expect(server.registerTool).toHaveBeenCalledTimes(1);');
  });
});

it('leaves the shape of a tool on its line where its server moves into a factory', () => {
  const { code } = transformSource(
    `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const server = new McpServer({ name: 'jokes', version: '1.0.0' });
server.tool('joke', { number: z.number().int().default(0), loud: z.boolean().optional() }, async ({ number, loud }) => {
  const joke = ['Two bytes meet.'][number];
  return { content: [{ type: 'text', text: loud ? joke.toUpperCase() : joke }] };
});
await server.connect(new StdioServerTransport());
`,
    { filename: 'jokes.js', role: 'server' },
  );
  expect(code).toContain(
    '    inputSchema: z.object({ number: z.number().int().default(0), loud: z.boolean().optional() }),\n',
  );
});
