import { describe, expect, it } from 'vitest';
import { moduleKey, Resolver } from '../../src/project/facts/resolve.js';
import { memoryDisk } from './project.js';

function resolver(files: Record<string, string | object> = {}, packages: Record<string, string> = {}) {
  const texts = Object.entries(files).map(([path, text]) => [
    path,
    typeof text === 'string' ? text : JSON.stringify(text),
  ]);
  const made = new Resolver(memoryDisk(Object.fromEntries(texts)), new Map(Object.entries(packages)));
  return (specifier: string, from = '/p/src/user.ts') => made.resolve(from, specifier);
}

describe('moduleKey', () => {
  it.each([
    ['/p/a.ts', '/p/a'],
    ['/p/a.d.ts', '/p/a'],
    ['/p/a.mts', '/p/a'],
    ['/p/a.cjs', '/p/a'],
    ['/p/a.tsx', '/p/a'],
    ['/p/a', '/p/a'],
    ['/p/a.server.ts', '/p/a.server'],
    ['/p/a/index.ts', '/p/a'],
    ['/p/a/index', '/p/a'],
    ['/p/index/a.ts', '/p/index/a'],
    ['/p/myindex.ts', '/p/myindex'],
    ['/p/a.json', '/p/a.json'],
    ['C:\\p\\a\\index.ts', 'C:\\p\\a'],
  ])('of %s is %s', (path, key) => {
    expect(moduleKey(path)).toBe(key);
  });
});

describe('tsconfig paths', () => {
  it('map a pattern', () => {
    const resolve = resolver({ '/p/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } } });
    expect(resolve('@/mcp.js')).toEqual(['/p/src/mcp']);
    expect(resolve('@/mcp/index')).toEqual(['/p/src/mcp']);
    expect(resolve('other')).toEqual([]);
    expect(resolve('@scope/mcp')).toEqual([]);
  });

  it('map a name', () => {
    const resolve = resolver({ '/p/tsconfig.json': { compilerOptions: { paths: { '#mcp': ['src/mcp/index.ts'] } } } });
    expect(resolve('#mcp')).toEqual(['/p/src/mcp']);
    expect(resolve('#mcp/more')).toEqual([]);
  });

  it('may have something behind the star', () => {
    const resolve = resolver({ '/p/tsconfig.json': { compilerOptions: { paths: { 'x/*/y': ['src/*/z.ts'] } } } });
    expect(resolve('x/a/b/y')).toEqual(['/p/src/a/b/z']);
    expect(resolve('x/a')).toEqual([]);
    expect(resolve('x/y')).toEqual([]);
  });

  it('may have several targets, in order', () => {
    const resolve = resolver({
      '/p/tsconfig.json': { compilerOptions: { paths: { '~/*': ['src/*', 'generated/*'] } } },
    });
    expect(resolve('~/a')).toEqual(['/p/src/a', '/p/generated/a']);
  });

  it('prefer the pattern that says most', () => {
    const paths = { '*': ['src/any/*'], '@/*': ['src/*'], '@/mcp/*': ['src/protocol/*'], '@/mcp/x': ['src/x.ts'] };
    const resolve = resolver({ '/p/tsconfig.json': { compilerOptions: { paths } } });
    expect(resolve('@/mcp/x')[0]).toBe('/p/src/x');
    expect(resolve('@/mcp/y')[0]).toBe('/p/src/protocol/y');
    expect(resolve('@/z')[0]).toBe('/p/src/z');
  });

  it('start from baseUrl', () => {
    const resolve = resolver({
      '/p/tsconfig.json': { compilerOptions: { baseUrl: './src', paths: { '@/*': ['*'] } } },
    });
    expect(resolve('@/mcp')).toEqual(['/p/src/mcp']);
  });

  it('are read with comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF{\n  // paths\n  "compilerOptions": { /* here */ "paths": { "@/*": ["src/*",], }, },\n}\n';
    expect(resolver({ '/p/tsconfig.json': text })('@/a')).toEqual(['/p/src/a']);
  });

  it('come from a jsconfig too', () => {
    expect(resolver({ '/p/jsconfig.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } } })('@/a')).toEqual([
      '/p/src/a',
    ]);
  });

  it('are those of the nearest configuration that has any', () => {
    const resolve = resolver({
      '/p/tsconfig.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } },
      '/p/src/tsconfig.json': { compilerOptions: { strict: true } },
      '/p/src/deep/tsconfig.json': { compilerOptions: { paths: { '@/*': ['*'] } } },
    });
    expect(resolve('@/a')).toEqual(['/p/src/a']);
    expect(resolve('@/a', '/p/src/deep/er/user.ts')).toEqual(['/p/src/deep/a']);
    expect(resolve('@/a', '/other/user.ts')).toEqual([]);
  });

  it.each([
    ['a file', './base.json', '/p/base.json'],
    ['a file by its stem', './base', '/p/base.json'],
    ['a file above', '../base.json', '/base.json'],
    ['one of several', ['./none.json', './base.json'], '/p/base.json'],
    ['a package beside it', ['@tsconfig/node20/tsconfig.json', './base.json'], '/p/base.json'],
  ])('are inherited from %s, relative to where they stand', (_, base, path) => {
    const resolve = resolver({
      '/p/tsconfig.json': { extends: base },
      [path]: { compilerOptions: { paths: { '@/*': ['src/*'] } } },
    });
    expect(resolve('@/a')).toEqual([`${path.replace('/base.json', '')}/src/a`]);
  });

  it('of the last base win', () => {
    const paths = (target: string) => ({ compilerOptions: { paths: { '@/*': [target] } } });
    const resolve = resolver({
      '/p/tsconfig.json': { extends: ['./a.json', './b.json'] },
      '/p/a.json': paths('a/*'),
      '/p/b.json': paths('b/*'),
    });
    expect(resolve('@/x')).toEqual(['/p/b/x']);
  });

  it('are not inherited when the configuration has its own', () => {
    const resolve = resolver({
      '/p/tsconfig.json': { extends: './base.json', compilerOptions: { paths: { '#/*': ['src/*'] } } },
      '/p/base.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } },
    });
    expect(resolve('#/a')).toEqual(['/p/src/a']);
    expect(resolve('@/a')).toEqual([]);
  });

  it.each([
    ['no JSON', 'not json'],
    ['an empty file', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['odd paths', '{ "compilerOptions": { "paths": { "@/*": "src/*", "#/*": [1, null] } } }'],
    ['itself as base', '{ "extends": "./tsconfig.json" }'],
    ['nothing as base', '{ "extends": 1 }'],
  ])('that are %s harm nobody', (_, text) => {
    expect(resolver({ '/p/tsconfig.json': text })('@/a')).toEqual([]);
  });
});

describe('workspace packages', () => {
  const packages = { '@acme/shared': '/p/packages/shared', plain: '/p/packages/plain' };

  it('stand for their sources', () => {
    const resolve = resolver({}, packages);
    expect(resolve('@acme/shared')).toContain('/p/packages/shared/src');
    expect(resolve('@acme/shared')).toContain('/p/packages/shared');
    expect(resolve('@acme/shared/mcp.js')).toContain('/p/packages/shared/src/mcp');
    expect(resolve('plain/deep/mcp')).toContain('/p/packages/plain/src/deep/mcp');
  });

  it('are known by their whole name', () => {
    const resolve = resolver({}, packages);
    for (const specifier of ['@acme/shared-more', '@acme', 'plainer', 'node:plain', '@acme/other/shared'])
      expect([specifier, resolve(specifier)]).toEqual([specifier, []]);
  });

  it('come after the paths of the configuration', () => {
    const resolve = resolver(
      { '/p/tsconfig.json': { compilerOptions: { paths: { '@acme/*': ['libs/*'] } } } },
      packages,
    );
    expect(resolve('@acme/shared')[0]).toBe('/p/libs/shared');
    expect(resolve('@acme/shared')).toContain('/p/packages/shared/src');
  });
});
