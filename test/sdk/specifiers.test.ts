import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provenRoles, roleFrom } from '../../src/sdk/roles.js';
import { parseV1Specifier, V1_PACKAGE } from '../../src/sdk/specifiers.js';
import { V1_SURFACE } from '../../src/sdk/v1-surface.js';
import { PROJECT } from '../support/typescript.js';

const V1_FOLDER = join(PROJECT, 'node_modules', V1_PACKAGE);

describe('a module of v1', () => {
  it.each(Object.keys(V1_SURFACE))('%s is known by all its spellings', (module) => {
    const spellings = ['', 'dist/esm/', 'dist/cjs/'].flatMap((dir) =>
      ['', '.js', '.d.ts', '.ts'].map((extension) => `${dir}${module}${extension}`),
    );
    if (module.endsWith('/index')) {
      const folder = module.slice(0, -'/index'.length);
      spellings.push(folder, `${folder}/`, `dist/esm/${folder}`, `dist/cjs/${folder}/`);
    }
    for (const spelling of spellings)
      expect([spelling, parseV1Specifier(`${V1_PACKAGE}/${spelling}`)]).toEqual([spelling, { kind: 'module', module }]);
  });

  const entries = Object.entries<{ import: string }>(
    JSON.parse(readFileSync(join(V1_FOLDER, 'package.json'), 'utf8')).exports,
  );

  it.each(entries.filter(([entry]) => !entry.includes('*')).map(([entry, { import: file }]) => [entry, file]))(
    'that the package exports as %s is the one at %s',
    (entry, file) => {
      const module = file.replace(/^\.\/dist\/esm\/|\.js$/g, '');
      // The package names an index it does not have.
      const expected = existsSync(join(V1_FOLDER, file)) ? { kind: 'module', module } : { kind: 'unknown', path: '' };
      expect(parseV1Specifier(`${V1_PACKAGE}${entry.slice(1)}`)).toEqual(expected);
    },
  );
});

describe('a path into v1 that is no module of its API', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['/package.json', 'package.json'],
    ['/examples/server/simpleStreamableHttp.js', 'examples/server/simpleStreamableHttp'],
    ['/dist/esm/examples/shared/inMemoryEventStore.js', 'examples/shared/inMemoryEventStore'],
    ['/dist/esm', 'dist/esm'],
    ['/server/nothing.js', 'server/nothing'],
    ['/types/index.js', 'types/index'],
    ['/Types.js', 'Types'],
    ['/types.json', 'types.json'],
    ['/constructor', 'constructor'],
    ['/toString.js', 'toString'],
    ['/__proto__', '__proto__'],
    ['/*', '*'],
  ])('%s', (path, left) => {
    expect(parseV1Specifier(`${V1_PACKAGE}${path}`)).toEqual({ kind: 'unknown', path: left });
  });
});

describe('what is not v1 at all', () => {
  it.each([
    '@modelcontextprotocol/sdk-extra',
    '@modelcontextprotocol/sdk-extra/types.js',
    '@modelcontextprotocol/sdks/types.js',
    '@modelcontextprotocol/sdk.js',
    '@modelcontextprotocol/sdk@1.2.3/types.js',
    '@modelcontextprotocol/server',
    '@modelcontextprotocol',
    'modelcontextprotocol/sdk/types.js',
    '@acme/modelcontextprotocol/sdk/types.js',
    './@modelcontextprotocol/sdk/types.js',
    './types.js',
    ' @modelcontextprotocol/sdk/types.js',
    '',
  ])('%j', (specifier) => {
    expect(parseV1Specifier(specifier)).toBeUndefined();
  });
});

describe('the role that specifiers prove', () => {
  const role = (...specifiers: string[]) =>
    roleFrom(provenRoles(specifiers.map((specifier) => `import '${specifier}';`).join('\n')));
  const v1 = (path: string) => `${V1_PACKAGE}/${path}`;

  it.each([
    ['client', [v1('client/index.js'), v1('types.js')]],
    ['client', [v1('client')]],
    ['client', [v1('dist/esm/client/sse.js')]],
    ['client', ['@modelcontextprotocol/client/stdio']],
    ['server', [v1('server/mcp.js')]],
    ['server', [v1('server')]],
    ['server', ['@modelcontextprotocol/server']],
    ['server', ['@modelcontextprotocol/node']],
    ['server', ['@modelcontextprotocol/express']],
    ['server', ['@modelcontextprotocol/hono']],
    ['server', ['@modelcontextprotocol/fastify']],
    ['server', ['@modelcontextprotocol/server-legacy/sse']],
    ['both', [v1('client/index.js'), '@modelcontextprotocol/server']],
    ['unknown', [v1('types.js'), v1('shared/protocol.js'), '@modelcontextprotocol/core']],
    ['unknown', ['@modelcontextprotocol/client-extra']],
    ['unknown', ['@modelcontextprotocol/server-extra']],
    ['unknown', ['@modelcontextprotocol/sdk-extra/client/index.js']],
    ['unknown', [v1('examples/client/x.js')]],
    ['unknown', []],
  ])('is %s for %j', (expected, specifiers) => {
    expect(role(...specifiers)).toBe(expected);
  });

  it('needs quotes around the specifier, of either sort', () => {
    expect(roleFrom(provenRoles(`import "${v1('client/index.js')}"`))).toBe('client');
    expect(roleFrom(provenRoles(`// see ${v1('client/index.js')}`))).toBe('unknown');
  });
});
