import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, transformSource } from '../../src/index.js';
import { scratchFolder } from '../support/corpus.js';
import { PROJECT } from '../support/typescript.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Record<string, string>): string {
  const folder = scratchFolder();
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

/** A server on a free port, a client that sends headers, and what the tools saw of them. */
const PROGRAM = `import http from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

const text = (value) => ({ content: [{ type: 'text', text: JSON.stringify(value) }] });
const own = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-')));

function tenantOf(headers) {
  const tenant = headers['x-tenant'];
  return Array.isArray(tenant) ? tenant[0] : tenant;
}

function makeServer() {
  const server = new McpServer({ name: 'demo', version: '1.0.0' });
  server.registerTool('headers', {}, async (extra) => {
    const { requestInfo } = extra;
    const missing = extra.requestInfo?.headers['x-missing'];
    const names = Object.keys(requestInfo.headers).filter((name) => name.startsWith('x-')).sort();
    return text({
      tenant: tenantOf(extra.requestInfo.headers),
      direct: extra.requestInfo?.headers['x-tenant'] ?? 'none',
      other: requestInfo.headers['x-other'] || 'none',
      missing: missing === undefined ? 'undefined' : missing,
      bag: { missing: requestInfo?.headers['x-missing'], many: requestInfo.headers['x-many'] },
      has: 'x-many' in requestInfo.headers,
      names,
      copy: own(extra.requestInfo.headers),
      spread: { ...extra.requestInfo.headers }['x-tenant'],
    });
  });
  server.registerTool('url', {}, async (extra) =>
    text([extra.requestInfo.url.pathname, extra.requestInfo?.url?.searchParams.get('debug') ?? 'no', extra.authInfo?.clientId]),
  );
  return server;
}

const listener = http.createServer(async (request, response) => {
  request.auth = { token: 't', clientId: 'c', scopes: [] };
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  await makeServer().connect(transport);
  await transport.handleRequest(request, response);
});
await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
const client = new Client({ name: 'demo', version: '1.0.0' });
const headers = { 'x-tenant': 'acme', 'X-Many': 'a, b' };
const url = new URL('http://127.0.0.1:' + listener.address().port + '/mcp?debug=yes');
await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
const results = [];
for (const name of ['headers', 'url']) results.push((await client.callTool({ name })).content[0].text);
await client.close();
listener.closeAllConnections();
listener.close();
console.log(JSON.stringify(results.map((result) => JSON.parse(result))));
`;

function run(program: string): unknown {
  const folder = folderWith({ 'program.mjs': program });
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return JSON.parse(execFileSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' }));
}

describe('behaviour over HTTP', () => {
  it('is the same on both SDKs', () => {
    const { code } = transformSource(PROGRAM, { filename: 'program.mjs', role: 'both' });
    expect(code).not.toContain('@modelcontextprotocol/sdk');
    const before = run(PROGRAM);
    expect(run(code)).toEqual(before);
    expect(before).toEqual([
      expect.objectContaining({ tenant: 'acme', missing: 'undefined', other: 'none', bag: { many: 'a, b' } }),
      ['/mcp', 'yes', 'c'],
    ]);
  }, 30_000);
});

describe('headers in other files', () => {
  it('are followed into a helper that imports nothing', async () => {
    const folder = folderWith({
      'package.json': '{ "name": "p", "type": "module" }',
      'server.js': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { tenantOf } from './tenant.js';
const server = new McpServer({ name: 'a', version: '1' });
server.registerTool('a', {}, async (extra) => tenantOf(extra.requestInfo.headers));
`,
      'tenant.js': `export const tenantOf = (incoming) => incoming['x-tenant'] ?? 'none';
export const other = (headers) => headers['x-tenant'];
`,
    });
    const report = await migrate({ cwd: folder, manifest: false });
    expect(report.failures).toEqual([]);
    expect(report.files.flatMap(({ todos }) => todos)).toEqual([]);
    expect(fs.readFileSync(path.join(folder, 'server.js'), 'utf8')).toContain(
      '(ctx) => tenantOf(ctx.http.req.headers)',
    );
    expect(
      fs.readFileSync(path.join(folder, 'tenant.js'), 'utf8'),
    ).toBe(`export const tenantOf = (incoming) => incoming.get('x-tenant') ?? 'none';
export const other = (headers) => headers['x-tenant'];
`);
  });
});

describe("imports' markers", () => {
  const source = `import type { IsomorphicHeaders } from '@modelcontextprotocol/sdk/types.js';
export const agent = (headers: IsomorphicHeaders) => headers['user-agent'] ?? 'nobody';
`;

  it('stand when imports runs alone', () => {
    const { todos } = transformSource(source, { filename: 'a.ts', transforms: ['imports'] });
    expect(todos.map(({ rule }) => rule)).toEqual(['headers']);
  });

  it('go where the uses were rewritten', () => {
    const { code, todos } = transformSource(source, { filename: 'a.ts' });
    expect(todos).toEqual([]);
    expect(code).toContain("headers.get('user-agent') ?? 'nobody'");
  });
});
