// `--legacy` and `--sse`: what servers become where there is a choice.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { transformSource } from '../../src/index.js';
import { PROJECT } from '../support/typescript.js';

const fixture = (id: string) => readFileSync(path.join(PROJECT, '__testfixtures__', `${id}.input.ts`), 'utf8');

describe('--legacy reject', () => {
  const STDIO = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

function createServer() {
  return new McpServer({ name: 'a', version: '1.0.0' });
}

await createServer().connect(new StdioServerTransport());
`;

  it.each([
    ['createMcpHandler', fixture('sessions/stateless-inline')],
    ['serveStdio', STDIO],
  ])('is what %s gets, when it is asked for', (name, source) => {
    const call = new RegExp(`${name}\\([\\s\\S]*?legacy: 'reject'`);
    const migrate = (legacy?: 'stateless' | 'reject') =>
      transformSource(source, { filename: 'server.ts', ...(legacy && { legacy }) }).code;
    expect(migrate()).toContain(`${name}(`);
    expect(migrate()).not.toContain('legacy:');
    expect(migrate('stateless')).toBe(migrate());
    expect(migrate('reject')).toMatch(call);
  });
});

describe('--sse legacy', () => {
  it('keeps the transport, its routes and its store, with one marker that says how long', () => {
    const source = fixture('sse/single-transport');
    const { code, todos } = transformSource(source, { filename: 'server.ts', sse: 'legacy' });
    expect(code).toContain("from '@modelcontextprotocol/server-legacy/sse'");
    expect(code).not.toContain('toNodeHandler');
    expect(todos.filter(({ rule }) => rule === 'sse/kept')).toHaveLength(1);
    expect(transformSource(code, { filename: 'server.ts', sse: 'legacy' }).code).toBe(code);
    expect(transformSource(source, { filename: 'server.ts' }).code).toContain('toNodeHandler');
  });
});
