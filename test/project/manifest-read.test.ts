import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  manifestCandidates,
  planManifests,
  readManifests,
  readV1Dependents,
} from '../../src/project/manifest/index.js';
import { allows, parseRange, parseVersion } from '../../src/project/manifest/range.js';
import { FRAMEWORK_RANGES, V2_PACKAGES } from '../../src/sdk/v2-versions.js';
import { file, pkg, V1 } from './manifest-support.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'manifest-read-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string | Uint8Array): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

describe('readManifests', () => {
  it('reads texts as they are, BOM and line ends included', async () => {
    const path = put('package.json', '\ufeff{\r\n}\r\n');
    expect(await readManifests([path])).toEqual({ manifests: [{ path, text: '\ufeff{\r\n}\r\n' }], failures: [] });
  });

  it('says where a malformed one is wrong; the others go on', async () => {
    const good = put('good/package.json', pkg({ dependencies: { [V1]: '^1' } }));
    const bad = put('bad/package.json', '{\n  "name": "bad",\n}\n');
    const yaml = put('pnpm-workspace.yaml', 'packages:\n  - [a\n');
    const { manifests, failures } = await readManifests([bad, yaml, good]);
    expect(failures).toEqual([
      {
        path: bad,
        kind: 'manifest',
        message:
          'not valid JSON: a property name in double quotes was expected (is there a comma too many?); left alone',
        line: 3,
        column: 1,
      },
      {
        path: yaml,
        kind: 'manifest',
        message: expect.stringMatching(/^not valid YAML: .+; left alone$/),
        line: expect.any(Number),
        column: expect.any(Number),
      },
    ]);
    expect(failures.every(({ message }) => !message.includes('\n'))).toBe(true);
    const reports = planManifests({
      manifests,
      cwd: root,
      files: [file(join(root, 'good/a.ts'), ['server']), file(join(root, 'bad/a.ts'), ['server'])],
    });
    expect(reports.map(({ path, changed }) => [path, changed])).toEqual([[good, true]]);
  });

  it('what cannot be read, or is no text, still owns its files', async () => {
    const folder = join(root, 'dir/package.json');
    mkdirSync(folder, { recursive: true });
    const binary = put('bin/package.json', Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d));
    const { manifests, failures } = await readManifests([folder, binary, join(root, 'none/package.json')]);
    expect(failures.map(({ path, kind }) => [path, kind])).toEqual([
      [folder, 'unreadable'],
      [binary, 'manifest'],
    ]);
    expect(failures.map(({ message }) => message).join()).not.toContain(root);
    const above = { path: join(root, 'package.json'), text: pkg({ dependencies: { [V1]: '^1' } }) };
    const files = [
      file(join(root, 'a.ts'), ['server']),
      file(join(root, 'dir/a.ts'), ['client']),
      file(join(root, 'bin/a.ts'), ['client']),
    ];
    const [report] = planManifests({ manifests: [above, ...manifests], files, cwd: root });
    expect(report?.after).toContain('/server');
    expect(report?.after).not.toContain('/client');
  });
});

describe('manifestCandidates', () => {
  it('every folder from the files up to the root, once', () => {
    const found = manifestCandidates(['/r/a/b/x.ts', '/r/a/y.ts'], '/r').filter((path) =>
      path.endsWith('package.json'),
    );
    expect(found).toEqual(['/r/a/b/package.json', '/r/a/package.json', '/r/package.json']);
    expect(manifestCandidates(['/r/x.ts'], '/r')).toEqual([
      '/r/.yarnrc.yml',
      '/r/package.json',
      '/r/pnpm-workspace.yaml',
    ]);
  });
});

describe('readV1Dependents', () => {
  it('finds dependencies that ask for v1 as a peer, as installed above', async () => {
    const peer = (more: object = {}) => JSON.stringify({ peerDependencies: { [V1]: '^1' }, ...more });
    put('node_modules/asks/package.json', peer());
    put('node_modules/@scope/asks/package.json', peer());
    put('node_modules/optional/package.json', peer({ peerDependenciesMeta: { [V1]: { optional: true } } }));
    put('node_modules/silent/package.json', '{}');
    put('node_modules/broken/package.json', '{');
    put('node_modules/member/package.json', peer());
    const names = ['asks', '@scope/asks', 'optional', 'silent', 'broken', 'member', 'missing'];
    const dependencies = Object.fromEntries([V1, ...names].map((name) => [name, '*']));
    const manifest = { path: join(root, 'a/package.json'), text: pkg({ dependencies }) };
    const member = { path: join(root, 'b/package.json'), text: pkg({}, 'member') };
    const v2 = { path: join(root, 'c/package.json'), text: pkg({ dependencies: { asks: '*' } }, 'c') };
    expect(await readV1Dependents([manifest, member, v2])).toEqual({ [manifest.path]: ['asks', '@scope/asks'] });
  });
});

describe('the table of versions', () => {
  const script = fileURLToPath(new URL('../../scripts/generate-versions.mjs', import.meta.url));

  it('is what the installed packages say', () => {
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('fits together: the ranges we write satisfy the peers we write them for', () => {
    for (const library of V2_PACKAGES) {
      for (const [name, peer] of Object.entries(library.peers)) {
        const sibling = V2_PACKAGES.find((other) => other.name === name);
        const lowest = parseVersion(sibling?.version ?? FRAMEWORK_RANGES[name]!.replace('^', ''))!;
        expect(allows(parseRange(peer)!, lowest), `${library.name} needs ${name} ${peer}`).toBe(true);
      }
    }
  });
});
