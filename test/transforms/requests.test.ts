// Requests in projects of several files: clients and contexts that arrive from elsewhere.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { tree } from '../project/tree.js';

const MANIFEST = JSON.stringify({
  name: 'program',
  private: true,
  type: 'module',
  dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', zod: '^4.2.0' },
});

async function migrated(files: Record<string, string>) {
  const dir = tree({ 'package.json': MANIFEST, ...files });
  const report = await migrate({ cwd: dir, force: true, skip: ['push-requests'] });
  expect(report.failures).toEqual([]);
  return {
    read: (file: string) => fs.readFileSync(path.join(dir, file), 'utf8'),
    todos: report.files.flatMap(({ todos }) => todos.map(({ rule }) => rule)),
  };
}

describe('result schemas', () => {
  it('leave requests of clients that other files make', async () => {
    const { read, todos } = await migrated({
      'connect.ts': `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
export async function connect() {
  const client = new Client({ name: 'c', version: '1' });
  return client;
}
`,
      'use.ts': `import { CallToolResultSchema, ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { connect } from './connect.js';

const client = await connect();
await client.request({ method: 'tools/list' }, ListToolsResultSchema, { timeout: 1 });
await client.callTool({ name: 'a' }, CallToolResultSchema, { timeout: 1 });
`,
      'helper.js': `export async function call(client, name) {
  return client.callTool({ name }, undefined, { timeout: 30000 });
}
`,
      'main.js': `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { call } from './helper.js';
const client = new Client({ name: 'c', version: '1' });
await call(client, 'a');
`,
    });
    expect(todos).toEqual([]);
    expect(read('use.ts')).toBe(`import { connect } from './connect.js';

const client = await connect();
await client.request({ method: 'tools/list' }, { timeout: 1 });
await client.callTool({ name: 'a' }, { timeout: 1 });
`);
    expect(read('helper.js')).toContain('client.callTool({ name }, { timeout: 30000 })');
  });

  it('leave calls on clients that the callback of a suite of another file is handed', async () => {
    const { read, todos } = await migrated({
      'helpers.ts': `import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
export interface Harness {
  client: () => Client;
}
export type Suite = (harness: Harness & { label: string }) => void;
`,
      'suite.ts': `import type { Suite } from './helpers.js';
export function suite(label: string, body: Suite): void {
  console.log(label, body);
}
`,
      'find.test.ts': `import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { suite } from './suite.js';

suite('find', (harness) => {
  const find = (signal: AbortSignal): ReturnType<Client['callTool']> =>
    harness.client().callTool({ name: 'find' }, undefined, { signal });
  console.log(find);
});
`,
    });
    expect(todos).toEqual([]);
    expect(read('find.test.ts')).toContain("harness.client().callTool({ name: 'find' }, { signal });");
  });

  it('leave sends of a context that a helper of another file takes', async () => {
    const { read, todos } = await migrated({
      'server.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { roots } from './roots.js';
const server = new McpServer({ name: 's', version: '1' });
server.registerTool('roots', {}, async (extra) => ({ content: [{ type: 'text', text: String((await roots(extra)).length) }] }));
`,
      'roots.ts': `import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { ListRootsResultSchema, type ServerNotification, type ServerRequest } from '@modelcontextprotocol/sdk/types.js';

export async function roots(extra: RequestHandlerExtra<ServerRequest, ServerNotification>) {
  const listed = await extra.sendRequest({ method: 'roots/list' }, ListRootsResultSchema);
  return listed.roots;
}
`,
    });
    expect(todos).toEqual([]);
    expect(read('roots.ts')).toContain("await ctx.mcpReq.send({ method: 'roots/list' });");
    expect(read('roots.ts')).not.toContain('ListRootsResultSchema');
  });

  it('stay where a class of the project has methods of these names', async () => {
    const source = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema, ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';

class Session {
  readonly client = new Client({ name: 'c', version: '1' });
  request(_request: { method: string }, _schema: unknown) {}
  callTool(_params: object, _schema: unknown) {}
}
const session = new Session();
session.request({ method: 'tools/list' }, ListToolsResultSchema);
session.callTool({ name: 'a' }, CallToolResultSchema);
`;
    const { read, todos } = await migrated({ 'index.ts': source });
    expect(todos).toEqual([]);
    expect(read('index.ts')).toContain("session.request({ method: 'tools/list' }, ListToolsResultSchema);");
    expect(read('index.ts')).toContain("session.callTool({ name: 'a' }, CallToolResultSchema);");
  });
});

describe('expectations that count the schema without naming it', () => {
  const TOOL = (use: string) => `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CreateMessageResultSchema, ElicitResultSchema } from '@modelcontextprotocol/sdk/types.js';

export function register(server: McpServer): void {
  server.registerTool('ask', {}, async (extra) => {
    const answer = await extra.sendRequest({ method: 'elicitation/create', params: { message: 'who', requestedSchema: { type: 'object', properties: {} } } }, ElicitResultSchema);
    const text = await extra.sendRequest({ method: 'sampling/createMessage', params: { messages: [], maxTokens: 1 } }, CreateMessageResultSchema);
    ${use}
    return { content: [{ type: 'text', text: JSON.stringify(answer) }] };
  });
}
`;
  const TEST = `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { expect, it, vi } from 'vitest';
import { register } from './tool.js';

it('asks', async () => {
  const handlers = new Map<string, Function>();
  const send = vi.fn();
  const other = vi.fn();
  register({ registerTool: vi.fn((name: string, config: unknown, handler: Function) => handlers.set(name, handler)) } as unknown as McpServer);
  await handlers.get('ask')!({ sendRequest: send });
  expect(send).toHaveBeenCalledWith(expect.objectContaining({ method: 'elicitation/create' }), expect.anything());
  expect(send).toHaveBeenCalledWith({ method: 'sampling/createMessage' }, expect.any(Object), expect.anything());
  expect(send).toHaveBeenCalledWith({ method: 'roots/list' }, expect.anything());
  expect(other).toHaveBeenCalledWith({ method: 'elicitation/create' }, expect.anything());
});
`;

  it('follow what the code under test sends', async () => {
    const { read } = await migrated({ 'tool.ts': TOOL('console.log(text.model);'), 'tool.test.ts': TEST });
    const text = read('tool.test.ts');
    expect(text).toContain(
      "expect(send).toHaveBeenCalledWith(expect.objectContaining({ method: 'elicitation/create' }));",
    );
    expect(text).toContain(
      "expect(send).toHaveBeenCalledWith({ method: 'sampling/createMessage' }, expect.anything());",
    );
    // Nobody sends this one, and that mock is somebody else's.
    expect(text).toContain("expect(send).toHaveBeenCalledWith({ method: 'roots/list' }, expect.anything());");
    expect(text).toContain("expect(other).toHaveBeenCalledWith({ method: 'elicitation/create' }, expect.anything());");
  });

  it('stay where the schema stays', async () => {
    const { read } = await migrated({ 'tool.ts': TOOL('console.log(text.content.type);'), 'tool.test.ts': TEST });
    expect(read('tool.test.ts')).toContain(
      "{ method: 'sampling/createMessage' }, expect.any(Object), expect.anything());",
    );
  });
});

describe("doubles of a client's callTool()", () => {
  const RUNNER = (gap: string) => `import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { z } from 'zod';

export const custom = z.object({ ok: z.boolean() });
export class Runner {
  constructor(private readonly client: Client) {}
  callTool(server: string, tool: string, options: { timeout: number }) {
    return this.client.callTool({ name: tool, arguments: { server } }, ${gap}, options);
  }
}
`;
  const TEST = `import { expect, it, vi } from 'vitest';
import { Runner } from '../runner.js';

it('hands the options over', async () => {
  const callTool = vi.fn(async (_params, _schema, options?: { timeout?: number }) => ({ content: [], options }));
  const client = { callTool } as never;
  const runner = new Runner(client);
  await runner.callTool('a', 'x', { timeout: 5 });
  expect(callTool).toHaveBeenCalledWith({ name: 'x', arguments: { server: 'a' } }, undefined, { timeout: 5 });
  expect(callTool).toHaveBeenNthCalledWith(1, expect.objectContaining({ name: 'x' }), undefined, { timeout: 5 });
  expect(callTool.mock.calls[0]![2]).toEqual({ timeout: 5 });
  const own = { callTool: vi.fn((server: string, tool: string, options: object) => [server, tool, options]) };
  own.callTool('a', 'x', {});
  expect(own.callTool).toHaveBeenCalledWith('a', 'x', {});
});
`;

  it('take what the code under test hands over, where nothing names the SDK too', async () => {
    const { read } = await migrated({ 'runner.ts': RUNNER('undefined'), 'tests/runner.test.ts': TEST });
    const text = read('tests/runner.test.ts');
    expect(text).toContain('vi.fn(async (_params, options?: { timeout?: number }) =>');
    expect(text).toContain("toHaveBeenCalledWith({ name: 'x', arguments: { server: 'a' } }, { timeout: 5 });");
    expect(text).toContain("toHaveBeenNthCalledWith(1, expect.objectContaining({ name: 'x' }), { timeout: 5 });");
    expect(text).toContain('expect(callTool.mock.calls[0]![1])');
    expect(text).toContain('callTool: vi.fn((server: string, tool: string, options: object) =>');
    expect(text).toContain("expect(own.callTool).toHaveBeenCalledWith('a', 'x', {});");
  });

  it('stay where the code under test hands a schema over', async () => {
    const { read } = await migrated({ 'runner.ts': RUNNER('custom'), 'tests/runner.test.ts': TEST });
    expect(read('tests/runner.test.ts')).toBe(TEST);
  });

  it('stay where the code under test calls no client', async () => {
    const runner =
      'export class Runner {\n  constructor(readonly client: { callTool(a: unknown, b: unknown, c: unknown): unknown }) {}\n  callTool(server: string, tool: string, options: object) {\n    return this.client.callTool({ name: tool, server }, undefined, options);\n  }\n}\n';
    const other =
      "import { Client } from '@modelcontextprotocol/sdk/client/index.js';\nexport const make = () => new Client({ name: 'c', version: '1' });\n";
    const { read } = await migrated({ 'runner.ts': runner, 'other.ts': other, 'tests/runner.test.ts': TEST });
    expect(read('tests/runner.test.ts')).toBe(TEST);
  });
});
