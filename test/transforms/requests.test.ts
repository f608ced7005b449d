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
  const report = await migrate({ cwd: dir, force: true });
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
