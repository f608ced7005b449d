// Errors as programs meet them: code that tells v1's errors apart, run against the real v1 SDK, and what the migration
// makes of it, run against the real v2 packages.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { put, tree } from '../project/tree.js';
import { PROJECT } from '../support/typescript.js';

const PROGRAM = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport, StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { classify } from './classify.mjs';

async function connect(client) {
  const server = new McpServer({ name: 's', version: '1' });
  server.registerTool('slow', {}, () => new Promise((resolve) => setTimeout(() => resolve({ content: [] }), 300)));
  server.registerResource('bad', 'bad://x', {}, async () => {
    throw new McpError(ErrorCode.InvalidParams, 'no such thing');
  });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await server.connect(far);
  await client.connect(near);
}

const caught = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return classify(error);
  }
  return 'nothing';
};

export async function run(url) {
  const client = new Client({ name: 'c', version: '1' });
  const second = new Client({ name: 'c', version: '1' });
  await connect(client);
  await connect(second);
  const slow = client.callTool({ name: 'slow' }, undefined, { timeout: 20 });
  const timeout = await caught(slow);
  const params = await caught(client.readResource({ uri: 'bad://x' }));
  const method = await caught(client.complete({ ref: { type: 'ref/prompt', name: 'x' }, argument: { name: 'a', value: 'b' } }));
  const pending = caught(second.callTool({ name: 'slow' }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await second.close();
  const closed = await pending;
  const http = await caught(new Client({ name: 'c', version: '1' }).connect(new StreamableHTTPClientTransport(new URL(url))));
  const made = [
    classify(new McpError(ErrorCode.RequestTimeout, 'slow')),
    classify(new McpError(ErrorCode.ConnectionClosed, 'gone')),
    classify(new McpError(ErrorCode.InternalError, 'oops')),
    classify(new StreamableHTTPError(404, 'not here')),
    classify(new StreamableHTTPError(401, 'who?')),
    classify(new Error('plain')),
  ];
  return { timeout, params, method, closed, http, made };
}
`;

const CLASSIFY = `import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

const transient = (error) =>
  error instanceof McpError && (error.code === ErrorCode.RequestTimeout || error.code === ErrorCode.ConnectionClosed);

function reason(error) {
  if (!(error instanceof McpError)) return 'other';
  switch (error.code) {
    case ErrorCode.RequestTimeout:
      return 'timeout';
    case ErrorCode.ConnectionClosed:
      return 'closed';
    case ErrorCode.InvalidParams:
      return 'params';
    default:
      return 'protocol';
  }
}

export function classify(error) {
  return [
    transient(error),
    reason(error),
    error instanceof McpError && error.code === -32001,
    error instanceof McpError && (error.code === ErrorCode.RequestTimeout || error.code === ErrorCode.InvalidParams),
    error instanceof StreamableHTTPError ? error.code : 'no status',
    error instanceof StreamableHTTPError && error.code === 404,
  ];
}
`;

const MANIFEST = JSON.stringify({
  name: 'errors',
  private: true,
  type: 'module',
  dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', zod: '^4.2.0' },
});

async function load(dir: string, file: string) {
  if (!fs.existsSync(path.join(dir, 'node_modules')))
    fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
  return import(/* @vite-ignore */ pathToFileURL(path.join(dir, file)).href);
}

describe('a program that tells errors apart', () => {
  let before: string;
  let after: string;

  beforeAll(async () => {
    const files = { 'package.json': MANIFEST, 'program.mjs': PROGRAM, 'classify.mjs': CLASSIFY };
    before = tree(files);
    after = tree(files);
    const report = await migrate({ cwd: after, force: true });
    expect(report.failures).toEqual([]);
  });

  it('tells them apart as before', async () => {
    const { createServer } = await import('node:http');
    const server = createServer((_, res) => res.writeHead(404).end('nothing here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/mcp`;
    try {
      const old = await (await load(before, 'program.mjs')).run(url);
      expect(old.timeout.slice(0, 3)).toEqual([true, 'timeout', true]);
      expect(old.http).toContain(404);
      expect(await (await load(after, 'program.mjs')).run(url)).toEqual(old);
    } finally {
      server.close();
    }
  });

  it('has nothing left to do', async () => {
    const again = await migrate({ cwd: after, force: true, transforms: ['imports', 'errors', 'symbols'] });
    expect(again.files.filter((file) => file.changed)).toEqual([]);
    const text = fs.readFileSync(path.join(after, 'classify.mjs'), 'utf8');
    expect(text).not.toContain('TODO(mcp-v2/');
    expect(text).toContain('error instanceof ProtocolError || error instanceof SdkError');
  });
});

describe('errors caught in a file that names no package', () => {
  it('follows the client it is handed', async () => {
    const dir = tree({ 'package.json': MANIFEST });
    put(dir, {
      'main.ts':
        "import { Client } from '@modelcontextprotocol/sdk/client/index.js';\nimport { list } from './list.js';\n\nexport const run = () => list(new Client({ name: 'c', version: '1' }));\n",
      'list.ts':
        'export async function list(client: any) {\n  try {\n    return await client.listTools();\n  } catch (error: any) {\n    if (error.code === -32001) return [];\n    throw error;\n  }\n}\n',
    });
    await migrate({ cwd: dir, force: true });
    const text = fs.readFileSync(path.join(dir, 'list.ts'), 'utf8');
    expect(text).toContain('if (error.code === SdkErrorCode.RequestTimeout) return [];');
    expect(text).toMatch(/import \{ SdkErrorCode \} from '@modelcontextprotocol\/client';/);
  });
});
