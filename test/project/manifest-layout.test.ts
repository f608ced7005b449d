import { describe, it } from 'vitest';
import { check, file, mcp, pkg, range, V1 } from './manifest-support.js';

const ROOT = '/p/package.json';
const A = '/p/packages/a/package.json';
const B = '/p/packages/b/package.json';
const server = { [mcp('server')]: range('server') };
const client = { [mcp('client')]: range('client') };
const a = (...packages: string[]) => file('/p/packages/a/src/index.ts', packages);
const b = (...packages: string[]) => file('/p/packages/b/src/index.ts', packages);
const stillV1 = (path: string) => file(path, [], { usesV1: true, changed: false });

describe('members of a workspace', () => {
  it('each gets what its own files need', () => {
    check({
      before: {
        [ROOT]: pkg({ private: true, workspaces: ['packages/*'] }),
        [A]: pkg({ dependencies: { [V1]: '^1' } }, 'a'),
        [B]: pkg({ dependencies: { [V1]: '^1' } }, 'b'),
      },
      after: { [A]: pkg({ dependencies: server }, 'a'), [B]: pkg({ dependencies: client }, 'b') },
      files: [a('server'), b('client')],
      warnings: [],
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ['npm', {}, { workspaces: ['packages/*'] }],
    ['yarn', {}, { workspaces: { packages: ['./packages/*/'] } }],
    ['deep', {}, { workspaces: ['packages/**'] }],
    ['pnpm', { '/p/pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n  - '!packages/z'\n" }, {}],
  ])('%s, hoisted: uses count towards the root that declares v1', (_, more, workspaces) => {
    check({
      before: {
        ...more,
        [ROOT]: pkg({ ...workspaces, devDependencies: { [V1]: '^1' } }, 'root'),
        [A]: pkg({ dependencies: { ajv: '^8' } }, 'a'),
        [B]: pkg({ dependencies: {} }, 'b'),
      },
      after: { [ROOT]: pkg({ ...workspaces, devDependencies: { ...client, ...server } }, 'root') },
      files: [a('server'), b('client')],
      changes: [
        `${ROOT}: added ${mcp('server')} ${range('server')} (devDependencies): for a, which declares no SDK of its own`,
      ],
      warnings: [],
    });
  });

  it('hoisted, and one member not migrated: v1 stays at the root', () => {
    check({
      before: {
        [ROOT]: pkg({ workspaces: ['packages/*'], dependencies: { [V1]: '^1' } }, 'root'),
        [A]: pkg({ dependencies: {} }, 'a'),
        [B]: pkg({ dependencies: {} }, 'b'),
      },
      after: { [ROOT]: pkg({ workspaces: ['packages/*'], dependencies: { [V1]: '^1', ...server } }, 'root') },
      files: [a('server'), stillV1('/p/packages/b/src/x.ts')],
      changes: [`${ROOT}: kept ${V1} ^1 (dependencies): packages/b/src/x.ts still imports it`],
    });
  });

  it('a root that declares v1 beside its members keeps it: nothing proves that it is unused', () => {
    check({
      before: {
        [ROOT]: pkg({ workspaces: ['packages/*'], devDependencies: { [V1]: '^1' } }, 'root'),
        [A]: pkg({ dependencies: { [V1]: '^1' } }, 'a'),
      },
      after: { [A]: pkg({ dependencies: server }, 'a') },
      files: [a('server')],
      warnings: [`${V1} ^1 (devDependencies) is declared, but no file that was looked at uses it`],
    });
  });

  it('nobody declares it: the owner gets the packages, and is told why', () => {
    check({
      before: {
        [ROOT]: pkg({ workspaces: ['packages/*'] }, 'root'),
        [A]: pkg({ dependencies: { ajv: '^8' } }, 'a'),
      },
      after: { [A]: pkg({ dependencies: { ...server, ajv: '^8' } }, 'a') },
      files: [a('server')],
      changes: [
        `${A}: added ${mcp('server')} ${range('server')} (dependencies): packages/a/src/index.ts imports it, and no package.json declared the SDK for this package`,
      ],
    });
  });

  it('but a file that was not edited only gets a word', () => {
    check({
      before: { [A]: pkg({ dependencies: { ajv: '^8' } }, 'a') },
      files: [file('/p/packages/a/src/index.ts', ['server'], { changed: false })],
      warnings: [`packages/a/src/index.ts imports ${mcp('server')}, which no package.json declares for it`],
    });
  });

  it('a v2 package the root declares serves a member that declares nothing, not one that declares v1', () => {
    check({
      before: {
        [ROOT]: pkg({ workspaces: ['packages/*'], dependencies: server }, 'root'),
        [A]: pkg({ dependencies: {} }, 'a'),
        [B]: pkg({ dependencies: { [V1]: '^1' } }, 'b'),
      },
      after: { [B]: pkg({ dependencies: server }, 'b') },
      files: [a('server'), b('server')],
      warnings: [],
    });
  });
});

describe('packages outside of a workspace', () => {
  it('one with dependencies of its own stands alone; v1 above it stays while it needs it', () => {
    const before = {
      [ROOT]: pkg({ dependencies: { [V1]: '^1' } }, 'root'),
      '/p/examples/x/package.json': pkg({ dependencies: { ajv: '^8' } }, 'x'),
    };
    check({
      before,
      after: {
        [ROOT]: pkg({ dependencies: server }, 'root'),
        '/p/examples/x/package.json': pkg({ dependencies: { ...client, ajv: '^8' } }, 'x'),
      },
      files: [file('/p/src/index.ts', ['server']), file('/p/examples/x/index.ts', ['client'])],
    });
    check({
      before,
      after: { [ROOT]: pkg({ dependencies: { [V1]: '^1', ...server } }, 'root') },
      files: [file('/p/src/index.ts', ['server']), stillV1('/p/examples/x/index.ts')],
      changes: [`${ROOT}: kept ${V1} ^1 (dependencies): examples/x/index.ts still imports it`],
    });
  });

  it('one without any is served by the one above', () => {
    check({
      before: {
        [ROOT]: pkg({ dependencies: { [V1]: '^1' } }, 'root'),
        '/p/examples/x/package.json': pkg({ private: true }, 'x'),
      },
      after: { [ROOT]: pkg({ dependencies: { ...client, ...server } }, 'root') },
      files: [file('/p/src/index.ts', ['server']), file('/p/examples/x/index.ts', ['client'])],
    });
  });
});

describe('packages of the workspace with v1 as a peer', () => {
  const dependsOnB = { dependencies: { [V1]: '^1', b: 'workspace:*' } };

  it('that keep it keep it for those who depend on them', () => {
    check({
      before: { [A]: pkg(dependsOnB, 'a'), [B]: pkg({ peerDependencies: { [V1]: '^1' } }, 'b') },
      after: { [A]: pkg({ dependencies: { [V1]: '^1', ...server, b: 'workspace:*' } }, 'a') },
      files: [a('server'), stillV1('/p/packages/b/src/x.ts')],
      changes: [`${A}: kept ${V1} ^1 (dependencies): b needs it as a peer`],
    });
  });

  it('that are migrated ask for their new peers', () => {
    check({
      before: { [A]: pkg(dependsOnB, 'a'), [B]: pkg({ peerDependencies: { [V1]: '^1' } }, 'b') },
      after: {
        [A]: pkg({ dependencies: { ...client, ...server, b: 'workspace:*' } }, 'a'),
        [B]: pkg({ peerDependencies: client }, 'b'),
      },
      files: [a('server'), b('client')],
      changes: [`${A}: added ${mcp('client')} ${range('client')} (dependencies): b needs it as a peer`],
      warnings: ['peerDependencies changed (now @modelcontextprotocol/client)'],
    });
  });
});
