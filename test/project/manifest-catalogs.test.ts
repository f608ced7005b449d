import { describe, it } from 'vitest';
import { type Case, check, file, mcp, pkg, range, V1 } from './manifest-support.js';

const WS = '/p/pnpm-workspace.yaml';
const A = '/p/packages/a/package.json';
const B = '/p/packages/b/package.json';
const a = (...packages: string[]) => file('/p/packages/a/src/index.ts', packages);
const b = (...packages: string[]) => file('/p/packages/b/src/index.ts', packages);
const catalog = (names: string[], ref = 'catalog:') => Object.fromEntries(names.map((name) => [name, ref]));

describe('pnpm catalogs', () => {
  it('entries are sorted in; comments, quotes and blank lines stay', () => {
    check({
      before: {
        [WS]: `# Workspace
packages:
  - 'packages/*'

catalog:
  # protocol
  '${V1}': ^1.12.0   # with the spec of June
  "@types/node": "^20"  # quoted

  zod: ^4.2.0
onlyBuiltDependencies:
  - esbuild
`,
        [A]: pkg({ dependencies: { ...catalog([V1]), zod: 'catalog:' } }),
      },
      after: {
        [WS]: `# Workspace
packages:
  - 'packages/*'

catalog:
  # protocol
  '${mcp('client')}': ${range('client')}   # with the spec of June
  '${mcp('server')}': ${range('server')}
  "@types/node": "^20"  # quoted

  zod: ^4.2.0
onlyBuiltDependencies:
  - esbuild
`,
        [A]: pkg({ dependencies: catalog([mcp('client'), mcp('server'), 'zod']) }),
      },
      files: [a('client', 'server', 'zod')],
      changes: [
        `${WS}: removed ${V1} ^1.12.0 (catalog)`,
        `${WS}: added ${mcp('client')} ${range('client')} (catalog)`,
        `${A}: removed ${V1} catalog: (dependencies)`,
        `${A}: added ${mcp('server')} catalog: (dependencies)`,
      ],
      warnings: [],
    });
  });

  it('named catalogs, double quotes, no order: the entries stand where v1 stood', () => {
    check({
      before: {
        [WS]: `catalogs:
  mcp:
    zod: "^4.2.0"
    "${V1}": "1.12.0"
    ajv: "^8"
  other:
    "${V1}": "^1"
`,
        [A]: pkg({ dependencies: catalog([V1], 'catalog:mcp') }),
      },
      after: {
        [WS]: `catalogs:
  mcp:
    zod: "^4.2.0"
    "${mcp('express')}": "${range(mcp('express'))}"
    "${mcp('server')}": "${range('server')}"
    express: "^5.0.0"
    ajv: "^8"
  other:
    "${V1}": "^1"
`,
        [A]: pkg({ dependencies: catalog([mcp('express'), mcp('server'), 'express'], 'catalog:mcp') }),
      },
      files: [a('express')],
      changes: [`${WS}: removed ${V1} 1.12.0 (catalogs.mcp)`],
      warnings: [`catalogs.other["${V1}"] is a catalog entry that no known package.json refers to`],
    });
  });

  it('the v1 entry stays while another member refers to it', () => {
    check({
      before: {
        [WS]: `packages: ["packages/*"]\ncatalog:\n  '${V1}': ^1\n  zod: ^4.2.0\n`,
        [A]: pkg({ dependencies: catalog([V1]) }, 'a'),
        [B]: pkg({ dependencies: catalog([V1]) }, 'b'),
      },
      after: {
        [WS]: `packages: ["packages/*"]\ncatalog:\n  '${V1}': ^1\n  '${mcp('server')}': ${range('server')}\n  zod: ^4.2.0\n`,
        [A]: pkg({ dependencies: catalog([mcp('server')]) }, 'a'),
      },
      files: [a('server'), file('/p/packages/b/src/index.ts', [], { usesV1: true, changed: false })],
      warnings: [],
    });
  });

  it('or an override does', () => {
    check({
      before: {
        [WS]: `catalog:\n  '${V1}': ^1\noverrides:\n  '${V1}': 'catalog:'\n`,
        [A]: pkg({ dependencies: catalog([V1]) }),
      },
      after: {
        [WS]: `catalog:\n  '${V1}': ^1\n  '${mcp('server')}': ${range('server')}\noverrides:\n  '${V1}': 'catalog:'\n`,
        [A]: pkg({ dependencies: catalog([mcp('server')]) }),
      },
      files: [a('server')],
      warnings: [`overrides["${V1}"] overrides the v1 package`],
    });
  });

  it('or a manifest that cannot be read may do', () => {
    check({
      before: {
        [WS]: `catalog:\n  '${V1}': ^1\n`,
        [A]: pkg({ dependencies: catalog([V1]) }),
        [B]: '{',
      },
      after: {
        [WS]: `catalog:\n  '${V1}': ^1\n  '${mcp('server')}': ${range('server')}\n`,
        [A]: pkg({ dependencies: catalog([mcp('server')]) }),
      },
      files: [a('server')],
      warnings: [`${V1} ^1 (catalog) was kept: a manifest that cannot be read may refer to it`],
    });
  });

  it('both members gone: one set of entries for both', () => {
    check({
      before: {
        [WS]: `catalog: { '${V1}': ^1, zod: ^4.2.0 }\n`,
        [A]: pkg({ dependencies: catalog([V1]) }, 'a'),
        [B]: pkg({ devDependencies: catalog([V1], 'catalog:default') }, 'b'),
      },
      after: {
        [WS]: `catalog: { '${mcp('client')}': ${range('client')}, '${mcp('server')}': ${range('server')}, zod: ^4.2.0 }\n`,
        [A]: pkg({ dependencies: catalog([mcp('server')]) }, 'a'),
        [B]: pkg({ devDependencies: catalog([mcp('client'), mcp('server')], 'catalog:default') }, 'b'),
      },
      files: [a('server'), b('client', 'server')],
    });
  });

  it('the last entry goes: an empty map is written as one', () => {
    check({
      before: {
        [WS]: `catalogs:\n  mcp:\n    '${V1}': ^1\n  x:\n    zod: ^4.2.0\n`,
        [A]: pkg({ type: 'module', dependencies: catalog([V1], 'catalog:mcp') }),
      },
      after: { [WS]: 'catalogs:\n  mcp: {}\n  x:\n    zod: ^4.2.0\n', [A]: pkg({ type: 'module' }) },
      files: [a()],
    });
  });

  it('a comment behind an entry that goes without a successor stays', () => {
    check({
      before: {
        [WS]: `catalog:\n  '${V1}': ^1 # pinned by ops\n  zod: ^4.2.0\n`,
        [A]: pkg({ type: 'module', dependencies: catalog([V1]) }),
      },
      after: { [WS]: 'catalog:\n  # pinned by ops\n  zod: ^4.2.0\n', [A]: pkg({ type: 'module' }) },
      files: [a()],
    });
  });

  it('an entry that is there already is referred to; one that is too old is named', () => {
    const ws = (version: string, more = '') => `catalog:\n${more}  '${mcp('server')}': ${version}\n  zod: ^4.2.0\n`;
    const members = {
      before: pkg({ dependencies: catalog([V1]) }),
      after: pkg({ dependencies: catalog([mcp('server')]) }),
    };
    check({
      before: { [WS]: ws('^2.0.0', `  '${V1}': ^1\n`), [A]: members.before },
      after: { [WS]: ws('^2.0.0'), [A]: members.after },
      files: [a('server')],
      warnings: [],
    });
    check({
      before: { [WS]: ws('2.0.0', `  '${V1}': ^1\n`), [A]: members.before },
      after: { [WS]: ws('2.0.0'), [A]: members.after },
      files: [a('server')],
      warnings: [`${mcp('server')} 2.0.0 (catalog) is declared already, but excludes`],
    });
  });

  it('an entry with an anchor is not spliced, and both halves are told', () => {
    check({
      before: { [WS]: `catalog:\n  '${V1}': &v1 ^1\n  other: *v1\n`, [A]: pkg({ dependencies: catalog([V1]) }) },
      after: { [A]: pkg({ dependencies: catalog([mcp('server')]) }) },
      files: [a('server')],
      warnings: [`by hand: add ${mcp('server')} ${range('server')}, remove ${V1}`],
    });
  });

  it('without a catalog to be found, the ranges themselves are written', () => {
    check({
      before: { [A]: pkg({ dependencies: catalog([V1], 'catalog:mcp') }) },
      after: { [A]: pkg({ dependencies: { [mcp('server')]: range('server') } }) },
      files: [a('server')],
      warnings: ['catalog:mcp names a catalog that no known manifest holds'],
    });
  });

  it('other places of the workspace file that name v1 are told', () => {
    check({
      before: {
        [WS]: `overrides:\n  '${V1}': 1.2.3\npatchedDependencies:\n  '${V1}@1.2.3': patches/x.patch\nminimumReleaseAgeExclude:\n  - '${V1}'\npackageExtensions:\n  '${V1}@1':\n    peerDependencies:\n      zod: '3'\n`,
        [A]: pkg({ dependencies: { [V1]: '^1' } }),
      },
      after: { [A]: pkg({ dependencies: { [mcp('server')]: range('server') } }) },
      files: [a('server')],
      warnings: ['overrides', 'patchedDependencies', 'minimumReleaseAgeExclude[0]', 'packageExtensions'],
    });
  });
});

describe('catalogs elsewhere', () => {
  const root = (content: object) => `${JSON.stringify({ name: 'root', ...content }, null, 2)}\n`;
  const entries = { [mcp('server')]: range('server'), zod: '^4.2.0' };

  it.each<[string, (map: object) => object, string, string]>([
    [
      'bun, in workspaces',
      (map) => ({ workspaces: { packages: ['packages/*'], catalog: map } }),
      'catalog:',
      'workspaces.catalog',
    ],
    [
      'bun, named',
      (map) => ({ workspaces: { packages: ['packages/*'], catalogs: { mcp: map } } }),
      'catalog:mcp',
      'workspaces.catalogs.mcp',
    ],
    ['bun, on top', (map) => ({ workspaces: ['packages/*'], catalog: map }), 'catalog:', 'catalog'],
  ])('%s', (_, content, ref, label) => {
    check({
      before: {
        '/p/package.json': root(content({ [V1]: '^1', zod: '^4.2.0' })),
        [A]: pkg({ dependencies: catalog([V1], ref) }),
      },
      after: { '/p/package.json': root(content(entries)), [A]: pkg({ dependencies: catalog([mcp('server')], ref) }) },
      files: [a('server')],
      changes: [`/p/package.json: removed ${V1} ^1 (${label})`],
      warnings: [],
    });
  });

  it('yarn, in .yarnrc.yml', () => {
    const before: Case['before'] = {
      '/p/.yarnrc.yml': `nodeLinker: node-modules\n\ncatalog:\n  "${V1}": ^1\n`,
      [A]: pkg({ dependencies: catalog([V1]) }),
    };
    check({
      before,
      after: {
        '/p/.yarnrc.yml': `nodeLinker: node-modules\n\ncatalog:\n  "${mcp('server')}": ${range('server')}\n`,
        [A]: pkg({ dependencies: catalog([mcp('server')]) }),
      },
      files: [a('server')],
    });
  });
});
