// Projects on a v1 before 1.22: any member could be read there, and everything that was sent arrived.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport, Server } from '@modelcontextprotocol/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { V2_SHAPES, V2_TYPES } from '../../src/sdk/v2-members.js';
import { formatDiagnostic, typecheck } from '../support/typescript.js';

let dir: string;

beforeAll(() => {
  dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'members-')));
});

afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const HEAD = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ReadResourceResultSchema,
  type CallToolRequest,
  type ContentBlock,
  type Progress,
  type PromptMessage,
  type ReadResourceResult,
  type ServerRequest,
  type TextContent,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';

`;

/** What a file with some code comes out as, whole, in a project on such a v1. */
async function migrated(code: string, range = '^1.17.0', name = 'code.ts'): Promise<string> {
  const cwd = fs.mkdtempSync(path.join(dir, 'project-'));
  const manifest = { name: 'p', type: 'module', dependencies: { '@modelcontextprotocol/sdk': range } };
  fs.writeFileSync(path.join(cwd, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(cwd, name), code);
  await migrate({ cwd, manifest: false, force: true });
  const output = fs.readFileSync(path.join(cwd, name), 'utf8');
  await migrate({ cwd, manifest: false, force: true });
  expect(fs.readFileSync(path.join(cwd, name), 'utf8')).toBe(output);
  return output;
}

/** The same without the imports. */
async function run(code: string, range?: string): Promise<string> {
  const output = await migrated(HEAD + code, range);
  return output.slice(/^(?:import[\s\S]*?';\n)*/.exec(output)![0].length).trim();
}

const marked = (output: string): string[] =>
  [...output.matchAll(/TODO\(mcp-v2\/types\/unknown-member\): (.+?) (?:is no member|are no members) of this/g)].map(
    ([, keys]) => keys!,
  );

describe('members that v2 does not know', () => {
  it('are marked where they are read, one marker a statement', async () => {
    const output = await run(`export async function list(client: Client) {
  const { tools } = await client.listTools();
  const first = tools.find((tool) => tool.name === 'first');
  if (first) first.category = 'x';
  return tools.filter((tool) => tool.enabled).map(({ name, tags, inputSchema: { oneOf } }) => [name, tags, oneOf]);
}
`);
    expect(marked(output)).toEqual(['category', 'enabled and tags']);
    expect(output).toContain('Data of your own goes into _meta.\n  if (first)');
  });

  it.each([
    [
      'a handler',
      'new Server({ name: "s", version: "1" }).setRequestHandler(CallToolRequestSchema, async ({ params }) => { console.log(params.trace); return { content: [] }; });',
      ['trace'],
    ],
    ['a typed parameter', 'export const of = (request: CallToolRequest) => request.params.session;', ['session']],
    [
      'what is kept',
      'const kept = new Map<string, Tool>();\nexport const of = () => [kept.get("x")?.group, [...kept.values()].length];',
      ['group'],
    ],
    [
      'a record',
      'declare const kept: Record<string, Tool>;\nexport const of = (name: string) => kept[name]!.group;',
      ['group'],
    ],
    [
      'a loop over pages',
      'export async function all(client: Client) {\n  let page;\n  do {\n    page = await client.listTools({ cursor: page?.nextCursor });\n    for (const tool of page.tools) console.log(tool.group, page.total);\n  } while (page.nextCursor);\n}',
      ['group'],
    ],
    [
      'a method of the class',
      'export class Tools {\n  constructor(private client: Client) {}\n  async all() {\n    return (await this.client.listTools()).tools;\n  }\n  async groups() {\n    return (await this.all()).map((tool) => tool.group);\n  }\n}',
      ['group'],
    ],
    [
      'a promise',
      'export const of = (client: Client) => client.listTools().then(({ tools }) => tools.map((tool) => tool.group));',
      ['group'],
    ],
    [
      'capabilities',
      'export const of = (client: Client) => client.getServerCapabilities()?.tools?.streaming;',
      ['streaming'],
    ],
    ['a literal', 'export const tool: Tool = { name: "x", inputSchema: { type: "object" }, group: "y" };', ['group']],
    [
      'a list in a literal',
      'export const of = (): { tools: Tool[] } => ({ tools: [] });\nexport function result(): ReadResourceResult {\n  return { contents: [{ uri: "x:y", text: "z", owner: "me" }], total: 1 };\n}',
      ['owner'],
    ],
    [
      'announced capabilities',
      'export const s = new Server({ name: "s", version: "1" }, { capabilities: { resources: { list: true }, extra: {} } });',
      ['list and extra'],
    ],
  ])('are found in %s', async (_, code, keys) => {
    expect(marked(await run(code))).toEqual(keys);
  });

  it('are told of in JavaScript too, where they come to be undefined', async () => {
    const code = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
const client = new Client({ name: 'c', version: '1' });
for (const tool of (await client.listTools()).tools) console.log(tool.group);
for (const { text } of (await client.readResource({ uri: 'x:y' })).contents) console.log(text);
`;
    expect(marked(await migrated(code, '^1.17.0', 'code.js'))).toEqual(['group']);
  });

  it.each([
    [
      'types with more to them',
      'type Mine = Tool & { group: string };\ninterface Wide extends Tool { tags: string[] }\nexport const of = (a: Mine, b: Wide, c: Tool) => [a.group, b.tags, (c as Mine).group, (c as any).other];',
    ],
    ['results, which are open', 'export const of = async (client: Client) => (await client.listTools()).total;'],
    [
      '_meta and arguments',
      'export const of = ({ params }: CallToolRequest) => [params._meta?.user, params.arguments?.deep];',
    ],
    [
      'schemas of tools',
      'export const of = (tool: Tool) => [tool.inputSchema.$defs, tool.inputSchema.additionalProperties];',
    ],
    ['what is asserted', 'export const of = (progress: Progress) => ({ ...progress, progressToken: 1 }) as Progress;'],
    ['what every object has', 'export const of = (tool: Tool) => tool.toString();'],
    ['an unknown client', 'export const of = async (client: any) => (await client.listTools()).tools[0].group;'],
  ])('are not %s', async (_, code) => {
    expect(await run(code)).not.toContain('types/unknown-member');
  });

  it('are no matter on 1.22 and later, which left them out already', async () => {
    const code = 'export const of = (tool: Tool) => tool.group;';
    expect(await run(code, '^1.22.0')).toBe(code);
    expect(await run(code, 'latest')).toBe(code);
  });
});

describe('members that only some kinds have', () => {
  it('stay unknown where nothing tells the kinds apart', async () => {
    const output = await migrated(`${HEAD}export async function read(client: Client) {
  const { contents } = await client.readResource({ uri: 'x:y' });
  const { messages } = await client.getPrompt({ name: 'p' });
  const all = await client.request({ method: 'resources/read', params: { uri: 'x:y' } }, ReadResourceResultSchema);
  return [contents[0]!.text, contents[0]?.text as string, messages[0]?.content.text, all.contents.map((c) => c.blob)];
}
`);
    expect(output).toContain('[(contents[0]! as { text?: unknown }).text,');
    expect(output).toContain('(contents[0] as { text?: unknown } | undefined)?.text as string');
    expect(output).toContain('(messages[0]?.content as { text?: unknown } | undefined)?.text');
    expect(output).toContain('(c) => (c as { blob?: unknown }).blob');
    expect(typecheck({ 'code.ts': output }).map((error) => formatDiagnostic(error))).toEqual([]);
  });

  it.each([
    ['by their type', "export const of = (c: ContentBlock) => (c.type === 'text' ? c.text : '');"],
    [
      'by a switch',
      "export function of(c: ContentBlock) {\n  switch (c.type) {\n    case 'text':\n      return c.text;\n  }\n}",
    ],
    ['with in', "export const of = (r: ReadResourceResult) => r.contents.map((c) => ('text' in c ? c.text : c.blob));"],
    [
      'by a guard',
      "const isText = (c: ContentBlock): c is TextContent => c.type === 'text';\nexport const of = (c: ContentBlock) => (isText(c) ? c.text : '');",
    ],
    [
      'on the way',
      "export function of(m: PromptMessage) {\n  if (m.content.type !== 'text') return '';\n  return m.content.text;\n}",
    ],
    [
      'further out',
      "export function of(r: ServerRequest) {\n  return r.method === 'sampling/createMessage' ? r.params.messages : undefined;\n}",
    ],
    [
      'before they are taken apart',
      "export function of(c: ContentBlock) {\n  if (!('text' in c)) return '';\n  const { text } = c;\n  return text;\n}",
    ],
    [
      'behind a question mark',
      "export const of = (m?: { content?: ContentBlock[] }) => (m?.content?.[0]?.type === 'text' ? m.content[0].text : '');",
    ],
  ])('are left alone where the code tells them apart %s', async (_, code) => {
    expect(await run(code)).toBe(code);
  });

  it('are marked where no cast would do', async () => {
    const output = await run(`export function of(r: ReadResourceResult) {
  const [first] = r.contents;
  if (first && typeof first.text === 'string') return first.text.trim();
  const { blob } = r.contents[0]!;
  return blob;
}
`);
    expect(output.match(/only some of what this may be has (text|blob)/g)).toHaveLength(2);
    expect(output).not.toContain('as {');
  });

  it('are known in what a composed function gives', async () => {
    const output = await run(`type Handler = (request: CallToolRequest) => Promise<ReadResourceResult>;
declare function compose<T extends (...args: any[]) => any>(...steps: Array<(handler: T) => T>): (handler: T) => T;
declare const traced: <T>(value: T) => T;
const make = (): Handler => async () => ({ contents: [] });
const composed = compose()(make());
const wrapped = traced(make());
export const of = async (request: CallToolRequest) => [
  (await composed(request)).contents[0]?.text,
  (await wrapped(request)).contents[0]?.blob,
];
`);
    expect(output).toContain('((await composed(request)).contents[0] as { text?: unknown } | undefined)?.text');
    expect(output).toContain('((await wrapped(request)).contents[0] as { blob?: unknown } | undefined)?.blob');
  });

  it('that v1 knew for sure are marked', async () => {
    const output = await run(
      "export const of = (client: Client) => client.setRequestHandler(ElicitRequestSchema, async ({ params }) => { console.log(params.requestedSchema.properties); return { action: 'decline' }; });",
    );
    expect(output).toContain('only some of what this may be has requestedSchema');
  });

  it('are several in a message to be sampled', async () => {
    const code = `export const of = (client: Client) =>
  client.setRequestHandler(CreateMessageRequestSchema, async ({ params }) => ({
    model: 'm',
    role: 'assistant',
    content: { type: 'text', text: params.messages[0]!.content.text as string },
  }));`;
    expect(await run(code)).toContain('[content].flat()');
    expect(await run(`${code}\nexport const asked = Array.isArray([]);`)).not.toContain('[content].flat()');
  });
});

describe('the table', () => {
  it('has the members of the installed types', () => {
    const closed = Object.entries(V2_TYPES).filter(
      ([, ref]) => /^\d+$/.test(ref) && !/^\*/.test(V2_SHAPES[Number(ref)]!),
    );
    const lines = closed.map(([name, ref]) => {
      const keys = V2_SHAPES[Number(ref)]!.split(' ').map((word) => word.replace(/:[\d(].*/, ''));
      return `export const of${name}: Record<keyof ${name}, 1> = { ${keys.map((key) => `'${key}': 1`).join(', ')} };`;
    });
    expect(lines.length).toBeGreaterThan(50);
    const head = `import type { ${closed.map(([name]) => name).join(', ')} } from '@modelcontextprotocol/client';\n`;
    expect(typecheck({ 'table.ts': head + lines.join('\n') }).map((error) => formatDiagnostic(error))).toEqual([]);
  });

  it('says what v2 leaves out', async () => {
    const tool = V2_SHAPES[Number(V2_TYPES.Tool)]!.split(' ').map((word) => word.replace(/:.*/, ''));
    expect(tool).toContain('inputSchema');
    expect(tool).not.toContain('category');
    const server = new Server({ name: 's', version: '1' }, { capabilities: { tools: {} } });
    server.setRequestHandler('tools/list', async () => ({
      tools: [{ name: 'a', inputSchema: { type: 'object' as const }, category: 'c' }],
    }));
    const [left, right] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: 'c', version: '1' });
    await Promise.all([server.connect(left), client.connect(right)]);
    const [listed] = (await client.listTools()).tools;
    expect(listed).not.toHaveProperty('category');
    await client.close();
  });
});
