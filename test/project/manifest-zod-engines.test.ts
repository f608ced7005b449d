import { describe, expect, it } from 'vitest';
import { raiseNode } from '../../src/project/manifest/engines.js';
import { type Case, check, file, mcp, pkg, range, V1 } from './manifest-support.js';

const P = '/p/package.json';
const server = { [mcp('server')]: range('server') };
const schemas = (...packages: string[]) =>
  file('/p/src/tools.ts', ['server', 'zod', ...packages], { zodReachesSdk: true });
const changelog = 'https://zod.dev/v4/changelog';

/** A package on v2 with these sections. */
const onV2 = (before: object, after: object | undefined, more: Partial<Case> = {}): Case => ({
  before: { [P]: pkg({ dependencies: server, ...before }) },
  ...(after ? { after: { [P]: pkg({ dependencies: server, ...after }) } } : {}),
  files: [schemas()],
  ...more,
});

describe('zod', () => {
  it.each([
    ['^3.23', true],
    ['^3.25.76', true],
    ['3.25.76', true],
    ['^3.25 || ^4', true],
    ['>=3.20.0 <5', true],
    ['3 - 4', true],
    ['^4.0.0', false],
    ['~4.1', false],
    ['4.1.12', false],
    ['4.x', false],
    ['^4.2.0-beta.1', false],
  ])('%s is raised', (spec, major) => {
    check(
      onV2(
        { devDependencies: { zod: spec } },
        { devDependencies: { zod: '^4.2.0' } },
        {
          changes: [
            `${P}: raised zod ${spec} → ^4.2.0 (devDependencies): its schemas reach the SDK, which needs zod 4.2 or newer`,
          ],
          warnings: major ? [changelog] : [],
        },
      ),
    );
  });

  it.each(['^4.2.0', '^4.3.1', '4.2.0', '>=4.2', '*', 'latest', '', '^5.0.0'])('%j stays', (spec) => {
    check(onV2({ devDependencies: { zod: spec } }, undefined, { warnings: [] }));
  });

  it.each(['next', 'workspace:*', 'file:../zod', 'github:colinhacks/zod', 'npm:@acme/zod@^3', 'catalog:'])(
    '%s cannot be told',
    (spec) => {
      check(
        onV2({ devDependencies: { zod: spec } }, undefined, {
          warnings: [`zod ${spec} (devDependencies): make sure that it means zod 4.2 or newer`],
        }),
      );
    },
  );

  it('npm: keeps its form; other names for zod count when a file imports them', () => {
    check(onV2({ devDependencies: { zod: 'npm:zod@^3.25' } }, { devDependencies: { zod: 'npm:zod@^4.2.0' } }));
    check(onV2({ devDependencies: { zod: 'npm:^3.25' } }, { devDependencies: { zod: 'npm:^4.2.0' } }));
    check(
      onV2(
        { devDependencies: { zod: '^3.25', zod4: 'npm:zod@^4.0.0' } },
        { devDependencies: { zod: '^3.25', zod4: 'npm:zod@^4.2.0' } },
        {
          files: [file('/p/src/tools.ts', ['server', 'zod4'], { zodReachesSdk: true })],
          warnings: [],
        },
      ),
    );
  });

  it('a peer is raised with a warning, and so is its devDependencies entry', () => {
    check(
      onV2(
        { devDependencies: { zod: '^3.25.0' }, peerDependencies: { zod: '^3.25 || ^4' } },
        { devDependencies: { zod: '^4.2.0' }, peerDependencies: { zod: '^4.2.0' } },
        { warnings: [changelog, 'the zod peer was raised to ^4.2.0: a breaking change'] },
      ),
    );
  });

  it('zod-to-json-schema beside a raise from 3 is named', () => {
    check(
      onV2(
        { devDependencies: { zod: '^3.23.0', 'zod-to-json-schema': '^3.24.0' } },
        { devDependencies: { zod: '^4.2.0', 'zod-to-json-schema': '^3.24.0' } },
        { warnings: [changelog, 'zod-to-json-schema (devDependencies) yields empty schemas for zod 4'] },
      ),
    );
    check(
      onV2(
        { devDependencies: { zod: '^4.0.0', 'zod-to-json-schema': '^3.24.0' } },
        { devDependencies: { zod: '^4.2.0', 'zod-to-json-schema': '^3.24.0' } },
        { warnings: [] },
      ),
    );
  });

  it('overrides that hold it down are named', () => {
    check(
      onV2({ devDependencies: { zod: '^4.2.0' }, overrides: { zod: '^3.25' } }, undefined, {
        warnings: ['overrides.zod ^3.25 holds zod below 4.2'],
      }),
    );
    check({
      before: {
        '/p/pnpm-workspace.yaml': 'overrides:\n  zod: 3.25.0\n',
        [P]: pkg({ dependencies: { ...server, zod: '^4.2.0' } }),
      },
      files: [schemas()],
      warnings: ['overrides.zod 3.25.0 holds zod below 4.2'],
    });
  });

  it('is left alone where no schema reaches the SDK, and where the file stayed on v1', () => {
    const before = { [P]: pkg({ dependencies: { ...server, zod: '^3.25' } }) };
    check({ before, files: [file('/p/src/a.ts', ['server', 'zod'])], warnings: [] });
    check({
      before: { [P]: pkg({ dependencies: { [V1]: '^1', zod: '^3.25' } }) },
      files: [file('/p/src/a.ts', ['zod'], { usesV1: true, changed: false, zodReachesSdk: true })],
      warnings: [],
    });
  });

  it('is raised where it is declared: in the file of a schema module, at the root of a workspace', () => {
    check({
      before: {
        [P]: pkg({ workspaces: ['a'], devDependencies: { zod: '~4.1.0' } }, 'root'),
        '/p/a/package.json': pkg({ dependencies: server }, 'a'),
      },
      after: { [P]: pkg({ workspaces: ['a'], devDependencies: { zod: '^4.2.0' } }, 'root') },
      files: [file('/p/a/schemas.ts', ['zod'], { zodReachesSdk: true, changed: false })],
    });
  });

  it('in a catalog: raised once, with those who share it', () => {
    const reference = { ...server, zod: 'catalog:' };
    check({
      before: {
        '/p/pnpm-workspace.yaml': 'catalog:\n  zod: "^3.25.0" # all of us\n',
        '/p/a/package.json': pkg({ dependencies: reference }, 'a'),
        '/p/b/package.json': pkg({ dependencies: { ...reference, 'zod-to-json-schema': '^3' } }, 'b'),
      },
      after: { '/p/pnpm-workspace.yaml': 'catalog:\n  zod: "^4.2.0" # all of us\n' },
      files: [
        file('/p/a/x.ts', ['server', 'zod'], { zodReachesSdk: true }),
        file('/p/b/x.ts', ['server', 'zod'], { zodReachesSdk: true }),
      ],
      changes: [
        '/p/pnpm-workspace.yaml: raised zod ^3.25.0 → ^4.2.0 (catalog): its schemas reach the SDK, which needs zod 4.2 or newer',
      ],
      warnings: [
        'zod goes from 3 to 4 for everyone who refers to this entry (a/package.json, b/package.json)',
        'zod-to-json-schema (dependencies)',
      ],
    });
  });

  it('in a catalog, behind an alias: told', () => {
    check({
      before: {
        '/p/pnpm-workspace.yaml': 'x: &z ^3.25.0\ncatalog:\n  zod: *z\n',
        [P]: pkg({ dependencies: { ...server, zod: 'catalog:' } }),
      },
      files: [schemas()],
      warnings: ['zod ^3.25.0 (catalog): make sure'],
    });
  });

  it('is added when v1 brought it along', () => {
    check({
      before: { [P]: pkg({ dependencies: { [V1]: '^1' } }) },
      after: { [P]: pkg({ dependencies: { ...server, zod: '^4.2.0' } }) },
      files: [schemas()],
      warnings: [],
    });
    // Not when nothing of the SDK is declared: then somebody else provides it.
    check({ before: { [P]: pkg({ dependencies: server }) }, files: [schemas()], warnings: [] });
    // A catalog whose zod is too old is not referred to.
    check({
      before: {
        '/p/pnpm-workspace.yaml': `catalog:\n  '${V1}': ^1\n  zod: ^3\n`,
        [P]: pkg({ dependencies: { [V1]: 'catalog:' } }),
      },
      after: {
        '/p/pnpm-workspace.yaml': `catalog:\n  '${mcp('server')}': ${range('server')}\n  zod: ^3\n`,
        [P]: pkg({ dependencies: { [mcp('server')]: 'catalog:', zod: '^4.2.0' } }),
      },
      files: [schemas()],
    });
  });
});

describe('engines.node', () => {
  it.each([
    ['>=18', '>=20'],
    ['>= 18', '>= 20'],
    ['>=16.0.0', '>=20'],
    ['>16', '>=20'],
    ['>=18.17.0 <23', '>=20 <23'],
    ['^18 || ^20', '^20'],
    ['^18||^20||>=22', '^20||>=22'],
    ['18.x || 20.x', '20.x'],
    ['^18.0.0 || >=20.0.0', '>=20.0.0'],
    ['>=16 || >=20', '>=20'],
    ['^20 || >=18', '>=20'],
    ['16 - 22', '20 - 22'],
    ['*', '>=20'],
    ['<23', '>=20 <23'],
    ['<=22', '>=20 <=22'],
    ['16 || 18 || 20', '20'],
  ])('%s → %s', (from, to) => {
    expect(raiseNode(from)).toEqual({ to });
    expect(raiseNode(to)).toBeUndefined();
    check(
      onV2(
        { engines: { node: from } },
        { engines: { node: to } },
        {
          changes: [`${P}: raised engines.node ${from} → ${to}: the v2 packages need Node 20 or newer`],
        },
      ),
    );
  });

  it.each(['>=20', '^20.11.0', '20 || 22', '>=22', '20.x', '^20.0.0 || ^22.0.0'])('%s stays', (spec) => {
    check(onV2({ engines: { node: spec } }, undefined, { warnings: [] }));
  });

  it.each(['18.x', '^18', '>=16 <20', 'lts/*', '~18.12'])('%s cannot be raised: told', (spec) => {
    check(
      onV2({ engines: { node: spec } }, undefined, {
        warnings: [`engines.node ${spec}: the v2 packages need Node 20 or newer; not edited`],
      }),
    );
  });

  it('is not raised for what only development uses', () => {
    const before = { [P]: pkg({ engines: { node: '>=18' }, devDependencies: server }) };
    check({
      before,
      files: [file('/p/test/a.test.ts', ['server'], { isTest: true })],
      warnings: ['which only development uses here'],
    });
    check({
      before,
      files: [file('/p/src/a.ts', [], { packages: [{ name: mcp('server'), runtime: false }] })],
      warnings: ['which only development uses here'],
    });
    check({
      before,
      after: { [P]: pkg({ engines: { node: '>=20' }, devDependencies: server }) },
      files: [file('/p/src/a.ts', ['server'])],
    });
  });

  it('a member is raised, the root of its workspace is told', () => {
    const engines = (node: string) => ({ engines: { node } });
    check({
      before: {
        [P]: pkg({ ...engines('>=18'), workspaces: ['a'] }, 'root'),
        '/p/a/package.json': pkg({ ...engines('>=18'), dependencies: server }, 'a'),
      },
      after: { '/p/a/package.json': pkg({ ...engines('>=20'), dependencies: server }, 'a') },
      files: [file('/p/a/x.ts', ['server'])],
      warnings: ['the v2 packages that members of this workspace use need Node 20'],
    });
  });

  it('volta is told', () => {
    check(onV2({ volta: { node: '18.19.0' } }, undefined, { warnings: ['volta.node 18.19.0'] }));
  });
});
