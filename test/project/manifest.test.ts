import { describe, expect, it } from 'vitest';
import { planManifests } from '../../src/project/manifest/index.js';
import { type Case, check, file, line, mcp, pkg, range, V1 } from './manifest-support.js';

const P = '/p/package.json';
const server = { [mcp('server')]: range('server') };
const client = { [mcp('client')]: range('client') };
const one = (before: string, after: string | undefined, files: Case['files'], more: Partial<Case> = {}): Case => ({
  before: { [P]: before },
  ...(after === undefined ? {} : { after: { [P]: after } }),
  files,
  ...more,
});
const src = (...packages: string[]) => file('/p/src/index.ts', packages);
const test = (...packages: string[]) => file('/p/test/index.test.ts', packages, { isTest: true });
const stillV1 = (path: string) => file(path, [], { usesV1: true, changed: false });

describe('v1 goes, the v2 packages come', () => {
  it('in a sorted section, sorted into place', () => {
    check(
      one(
        `{
  "name": "app",
  "version": "1.0.0",
  "dependencies": {
    "@modelcontextprotocol/inspector": "^0.1.0",
    "${V1}": "^1.12.0",
    "zod": "^4.3.0"
  },
  "license": "MIT"
}
`,
        `{
  "name": "app",
  "version": "1.0.0",
  "dependencies": {
    ${line('client')},
    "@modelcontextprotocol/inspector": "^0.1.0",
    ${line('server')},
    "zod": "^4.3.0"
  },
  "license": "MIT"
}
`,
        [src('server', 'client', 'zod')],
        {
          changes: [
            `${P}: removed ${V1} ^1.12.0 (dependencies)`,
            `${P}: added ${mcp('client')} ${range('client')} (dependencies)`,
            `${P}: added ${mcp('server')} ${range('server')} (dependencies)`,
          ],
          warnings: [],
        },
      ),
    );
  });

  it('in an unsorted section, where v1 stood, with the blank lines around it', () => {
    check(
      one(
        `{
  "name": "app",
  "dependencies": {
    "zod": "^4.2.0",

    "${V1}": "1.x",
    "ajv": "^8"
  }
}
`,
        `{
  "name": "app",
  "dependencies": {
    "zod": "^4.2.0",

    ${line('client')},
    ${line('server')},
    "ajv": "^8"
  }
}
`,
        [src('server', 'client')],
      ),
    );
  });

  it.each([
    ['first of an unsorted section', { [V1]: '^1', zod: '^4.2.0', ajv: '^8' }, { ...server, zod: '^4.2.0', ajv: '^8' }],
    ['last of an unsorted section', { zod: '^4.2.0', ajv: '^8', [V1]: '^1' }, { zod: '^4.2.0', ajv: '^8', ...server }],
    ['the only one', { [V1]: '^1' }, server],
    ['sorted to the front', { [mcp('inspector')]: '1', [V1]: '^1' }, { [mcp('inspector')]: '1', ...server }],
    ['sorted as npm does it', { '@a/B': '1', '@a/a': '1', [V1]: '1' }, { '@a/B': '1', '@a/a': '1', ...server }],
  ])('%s', (_, before, after) => {
    check(one(pkg({ dependencies: before }), pkg({ dependencies: after }), [src('server')]));
  });

  it('keeps odd formatting of everything else', () => {
    check(
      one(
        `{ "name" : "app" , "version":"1.0.0", "x": 1e3, "y": [1,2 ,3],
      "dependencies" : { "a":"1" , "${V1}" : "^1.0.0" , "zod" :"^4.2.0" }
, "z": "\\u0041" }
`,
        `{ "name" : "app" , "version":"1.0.0", "x": 1e3, "y": [1,2 ,3],
      "dependencies" : { "a":"1" , "${mcp('server')}":"${range('server')}" , "zod" :"^4.2.0" }
, "z": "\\u0041" }
`,
        [src('server')],
      ),
    );
  });

  it('in a minified file, on one line, and with commas first', () => {
    check(
      one(
        `{"name":"app","dependencies":{"${V1}":"^1.0.0","zod":"^4.2.0"}}`,
        `{"name":"app","dependencies":{"${mcp('client')}":"${range('client')}","${mcp('server')}":"${range('server')}","zod":"^4.2.0"}}`,
        [src('client', 'server')],
      ),
    );
    check(
      one(
        `{ "name": "app", "dependencies": { "${V1}": "^1.0.0" } }`,
        `{ "name": "app", "dependencies": { ${line('client')}, ${line('server')} } }`,
        [src('client', 'server')],
      ),
    );
    check(
      one(
        `{"name":"app","dependencies":{"${V1}":"^1.0.0"}}`,
        `{"name":"app","dependencies":{"${mcp('server')}":"${range('server')}"},"devDependencies":{"${mcp('client')}":"${range('client')}"}}`,
        [src('server'), test('client')],
      ),
    );
    check(
      one(
        `{ "name": "app"
, "dependencies":
  { "${V1}": "^1.0.0"
  , "zod": "^4.2.0"
  }
}
`,
        `{ "name": "app"
, "dependencies":
  { ${line('client')}
  , ${line('server')}
  , "zod": "^4.2.0"
  }
}
`,
        [src('client', 'server')],
      ),
    );
  });

  it('without a successor, when nothing of the SDK is imported any more: the section goes with it', () => {
    check(
      one(
        pkg({ type: 'module', dependencies: { [V1]: '^1' }, devDependencies: { typescript: '5' } }),
        pkg({ type: 'module', devDependencies: { typescript: '5' } }),
        [src()],
      ),
    );
  });

  it('when sources were migrated earlier but the manifest was not', () => {
    check(
      one(pkg({ dependencies: { [V1]: '^1' } }), pkg({ dependencies: server }), [
        file('/p/src/index.ts', ['server'], { changed: false }),
      ]),
    );
  });
});

describe('v1 specifiers', () => {
  it.each(['^1.2.3', '1.x', 'latest', '*', '', 'next', '>=1.0.0 <2', '1.2.3', `npm:${V1}@^1`, 'npm:^1.12.0'])(
    '%j is replaced',
    (spec) => {
      check(
        one(pkg({ dependencies: { [V1]: spec } }), pkg({ dependencies: server }), [src('server')], { warnings: [] }),
      );
    },
  );

  it.each([
    'workspace:*',
    'workspace:^1.0.0',
    'link:../sdk',
    'file:vendor/sdk.tgz',
    'portal:../sdk',
    '../sdk',
    'git+https://example.com/sdk.git',
    'git@example.com:acme/sdk.git',
    'github:acme/sdk',
    'acme/sdk#main',
    'https://example.com/sdk.tgz',
    'npm:@acme/mcp-sdk@^1',
  ])('%j is left alone, with a warning that says what is missing', (spec) => {
    check(
      one(pkg({ dependencies: { [V1]: spec } }), undefined, [src('server')], {
        warnings: [
          `${V1} ${spec} (dependencies) does not come from the registry: not edited; the migrated files need ${mcp('server')} ${range('server')}: add them by hand`,
        ],
      }),
    );
  });

  it('a yarn patch is replaced, and named', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: `patch:${V1}@npm:1.2.3#./x.patch` } }),
        pkg({ dependencies: server }),
        [src('server')],
        {
          warnings: ['was patched (yarn patch)'],
        },
      ),
    );
  });

  it('an alias is named, and left alone', () => {
    const alias = { 'mcp-sdk': `npm:${V1}@1` };
    check(
      one(
        pkg({ dependencies: { [V1]: '^1', ...alias } }),
        pkg({ dependencies: { ...server, ...alias } }),
        [src('server')],
        {
          warnings: [`dependencies["mcp-sdk"] ("npm:${V1}@1") is the v1 package under another name`],
        },
      ),
    );
  });
});

describe('v1 stays', () => {
  it('while files still import it, named up to three', () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => stillV1(`/p/src/${name}.ts`));
    check(
      one(
        pkg({ dependencies: { [V1]: '^1.2.0' } }),
        pkg({ dependencies: { [V1]: '^1.2.0', ...server } }),
        [src('server'), ...files],
        {
          changes: [`${P}: kept ${V1} ^1.2.0 (dependencies): src/a.ts, src/b.ts, src/c.ts and 2 more still import it`],
          warnings: [],
        },
      ),
    );
    check(
      one(
        pkg({ dependencies: { z: '1', [V1]: '^1', a: '1' } }),
        pkg({ dependencies: { z: '1', [V1]: '^1', ...server, a: '1' } }),
        [src('server'), stillV1('/p/src/a.ts')],
        { changes: [`${P}: kept ${V1} ^1 (dependencies): src/a.ts still imports it`] },
      ),
    );
  });

  it('without a word when nothing was migrated', () => {
    check(one(pkg({ dependencies: { [V1]: '^1' } }), undefined, [stillV1('/p/src/a.ts')], { warnings: [] }));
    expect(plan(pkg({ dependencies: { [V1]: '^1' } }), [stillV1('/p/src/a.ts')])).toEqual([]);
  });

  it('with a warning when no file that was looked at uses it', () => {
    check(
      one(pkg({ dependencies: { [V1]: '^1' } }), undefined, [file('/p/src/a.ts', ['zod'], { changed: false })], {
        warnings: [`${V1} ^1 (dependencies) is declared, but no file that was looked at uses it: left as it is`],
      }),
    );
  });

  it('silently where no file was looked at', () => {
    expect(plan(pkg({ dependencies: { [V1]: '^1' } }), [])).toEqual([]);
  });

  it('when an installed dependency needs it as a peer', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1', 'mcp-kit': '^1' } }),
        pkg({ dependencies: { [V1]: '^1', [mcp('server')]: range('server'), 'mcp-kit': '^1' } }),
        [src('server')],
        {
          v1Dependents: { [P]: ['mcp-kit'] },
          changes: [`${P}: kept ${V1} ^1 (dependencies): mcp-kit needs it as a peer`],
        },
      ),
    );
  });
});

describe('sections', () => {
  it('what only tests import goes to devDependencies', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' }, devDependencies: { vitest: '^4' } }),
        pkg({ dependencies: server, devDependencies: { ...client, vitest: '^4' } }),
        [src('server'), test('server', 'client')],
        { changes: [`${P}: added ${mcp('client')} ${range('client')} (devDependencies)`] },
      ),
    );
  });

  it('which is made, behind dependencies, when there is none', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' }, files: ['dist'] }),
        pkg({ dependencies: server, devDependencies: client, files: ['dist'] }),
        [src('server'), test('client')],
      ),
    );
  });

  it('a package only tests import stays with what ships when an adapter that ships needs it as a peer', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1', express: '^5.0.0' } }),
        pkg({
          dependencies: { [mcp('express')]: range('@modelcontextprotocol/express'), ...server, express: '^5.0.0' },
        }),
        [src('express'), test('server')],
      ),
    );
  });

  it('an adapter only tests use takes its peers along to devDependencies', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' } }),
        pkg({
          dependencies: client,
          devDependencies: { [mcp('express')]: range('@modelcontextprotocol/express'), ...server, express: '^5.0.0' },
        }),
        [src('client'), test('express')],
      ),
    );
  });

  it('v1 in devDependencies: everything stays there', () => {
    check(
      one(pkg({ devDependencies: { [V1]: '^1' } }), pkg({ devDependencies: { ...client, ...server } }), [
        src('server'),
        test('client'),
      ]),
    );
  });

  it('v1 in optionalDependencies', () => {
    check(one(pkg({ optionalDependencies: { [V1]: '^1' } }), pkg({ optionalDependencies: server }), [src('server')]));
  });

  it('v1 in dependencies and devDependencies: gone from both', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' }, devDependencies: { [V1]: '^1', x: '1' } }),
        pkg({ dependencies: server, devDependencies: { ...client, x: '1' } }),
        [src('server'), test('client')],
      ),
    );
  });

  it('a section that is no object is not written to', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' }, devDependencies: [] }),
        pkg({ dependencies: server, devDependencies: [] }),
        [src('server'), test('client')],
        {
          warnings: [`devDependencies is not an object: ${mcp('client')} ${range('client')} could not be added`],
        },
      ),
    );
  });
});

describe('peerDependencies', () => {
  const breaking = 'a breaking change for everyone who installs this package; release it as a major version';

  it('v1 as a peer: its successors are peers', () => {
    check(
      one(pkg({ peerDependencies: { [V1]: '>=1.10' } }), pkg({ peerDependencies: server }), [src('server')], {
        changes: [`${P}: removed ${V1} >=1.10 (peerDependencies)`],
        warnings: [breaking],
      }),
    );
  });

  it('with the matching devDependencies entry; what only tests need is no peer; meta follows as it is written', () => {
    const meta = '{ "optional":true }';
    const text = (peers: object, dev: object, names: string[]) =>
      `${JSON.stringify({ name: 'app', peerDependencies: peers, devDependencies: dev }, null, 2).replace(/\n\}$/, '')},
  "peerDependenciesMeta": {
    ${[...names, 'zod'].map((name) => `"${name}": ${name === 'zod' ? '{"optional": false}' : meta}`).join(',\n    ')}
  }
}
`;
    check(
      one(
        text({ [V1]: '^1' }, { [V1]: '^1.9.0', tsx: '1' }, [V1]),
        text(
          { [mcp('core')]: range('core'), ...server },
          { ...client, [mcp('core')]: range('core'), ...server, tsx: '1' },
          [mcp('core'), mcp('server')],
        ),
        [src('server', 'core'), test('client')],
        {
          changes: [`${P}: moved peerDependenciesMeta of ${V1} to ${mcp('core')}, ${mcp('server')}`],
          warnings: [breaking],
        },
      ),
    );
  });

  it('meta is copied while v1 stays, and goes when nothing follows', () => {
    const optional = { optional: true };
    check(
      one(
        pkg({ peerDependencies: { [V1]: '^1' }, peerDependenciesMeta: { [V1]: optional } }),
        pkg({
          peerDependencies: { [V1]: '^1', ...server },
          peerDependenciesMeta: { [V1]: optional, [mcp('server')]: optional },
        }),
        [src('server'), stillV1('/p/src/a.ts')],
        { warnings: [breaking] },
      ),
    );
    check(
      one(
        pkg({ peerDependencies: { [V1]: '^1' }, peerDependenciesMeta: { [V1]: optional } }),
        '{\n  "name": "app"\n}\n',
        [src()],
        {
          warnings: [breaking],
        },
      ),
    );
  });

  it('frameworks become peers with their adapter', () => {
    check(
      one(
        pkg({ peerDependencies: { [V1]: '^1' } }),
        pkg({ peerDependencies: { [mcp('hono')]: range('@modelcontextprotocol/hono'), ...server, hono: '^4.11.4' } }),
        [src('hono')],
      ),
    );
  });
});

describe('packages that are declared already', () => {
  it('are not added again, in whichever section they stand', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' }, optionalDependencies: server }),
        pkg({ optionalDependencies: server }),
        [src('server')],
        {
          warnings: [],
        },
      ),
    );
  });

  it('but a runtime import of a devDependency is named', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' }, devDependencies: server }),
        pkg({ devDependencies: server }),
        [src('server')],
        {
          warnings: [
            `${mcp('server')} stands in devDependencies, but src/index.ts imports it: move it to dependencies`,
          ],
        },
      ),
    );
  });

  it.each(['1.0.0', '~2.0.0', '^3.0.0', '2.0.0-beta.1', '<2'])(
    '%s excludes the version we need: named, not changed',
    (spec) => {
      check(
        one(pkg({ dependencies: { [mcp('server')]: spec } }), undefined, [src('server')], {
          warnings: [`${mcp('server')} ${spec} (dependencies) is declared already, but excludes`],
        }),
      );
    },
  );

  it.each(['^2.0.0', '>=2', '*', 'latest', '^2.99.0', 'workspace:*'])('%s is fine', (spec) => {
    check(one(pkg({ dependencies: { [mcp('server')]: spec } }), undefined, [src('server')], { warnings: [] }));
  });

  it.each(['next', 'github:acme/server', 'npm:@acme/server@2'])('%s cannot be told, which is said', (spec) => {
    check(
      one(pkg({ dependencies: { [mcp('server')]: spec } }), undefined, [src('server')], {
        warnings: [`${mcp('server')} ${spec} (dependencies) is declared already: make sure that it means`],
      }),
    );
  });
});

describe('peers of the v2 packages', () => {
  it.each([
    ['express', { express: '^5.0.0' }],
    ['hono', { hono: '^4.11.4' }],
    ['fastify', { fastify: '^5.2.0' }],
    ['node', {}],
  ])('%s brings the server and its framework', (adapter, framework) => {
    const all = Object.entries({ [mcp(adapter)]: range(mcp(adapter)), ...server, ...framework });
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' } }),
        pkg({ dependencies: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) }),
        [src(adapter)],
        {
          changes: [
            `${P}: added ${mcp('server')} ${range('server')} (dependencies): ${mcp(adapter)} needs it as a peer`,
          ],
          warnings: [],
        },
      ),
    );
  });

  it('server-legacy brings express', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' } }),
        pkg({ dependencies: { [mcp('server-legacy')]: range('server-legacy'), express: '^5.0.0' } }),
        [src('server-legacy')],
      ),
    );
  });

  it('a framework that is declared stays; one that is too old is named', () => {
    const after = { [mcp('express')]: range(mcp('express')), ...server };
    check(
      one(
        pkg({ dependencies: { [V1]: '^1', express: '^4.17.0' } }),
        pkg({ dependencies: { ...after, express: '^4.17.0' } }),
        [src('express')],
        {
          warnings: [],
        },
      ),
    );
    check(
      one(
        pkg({ dependencies: { [V1]: '^1', express: '^3.0.0' } }),
        pkg({ dependencies: { ...after, express: '^3.0.0' } }),
        [src('express')],
        {
          warnings: [`express ^3.0.0 (dependencies) does not fit what ${mcp('express')} needs (^4.18.0 || ^5.0.0)`],
        },
      ),
    );
  });

  it('an adapter that stood there without its framework before is left so', () => {
    check(
      one(pkg({ dependencies: { [mcp('hono')]: range(mcp('hono')), ...server } }), undefined, [src('hono')], {
        warnings: [],
      }),
    );
  });

  it('what v1 brought along is declared where it is imported', () => {
    check(
      one(
        pkg({ dependencies: { [V1]: '^1' } }),
        pkg({ dependencies: { ...server, cors: '^2.8.5', express: '^5.0.0' } }),
        [src('server', 'npm:express', 'cors')],
      ),
    );
    // As long as v1 stays, it still brings them along.
    check(
      one(pkg({ dependencies: { [V1]: '^1' } }), pkg({ dependencies: { [V1]: '^1', ...server } }), [
        src('server', 'cors'),
        stillV1('/p/src/a.ts'),
      ]),
    );
  });
});

describe('places that name v1 and are not edited', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['overrides', { overrides: { [V1]: '1.2.3' } }, `overrides["${V1}"] overrides the v1 package`],
    ['nested overrides', { overrides: { lib: { [V1]: '1.2.3' } } }, `overrides.lib["${V1}"] overrides the v1 package`],
    ['resolutions', { resolutions: { [`lib/${V1}`]: '1.2.3' } }, `resolutions["lib/${V1}"] overrides the v1 package`],
    ['pnpm.overrides', { pnpm: { overrides: { [`${V1}@1`]: '1.2.3' } } }, `pnpm.overrides["${V1}@1"] overrides`],
    ['pnpm.patchedDependencies', { pnpm: { patchedDependencies: { [`${V1}@1.2.3`]: 'x' } } }, 'patches the v1 package'],
    [
      'packageExtensions',
      { pnpm: { packageExtensions: { [V1]: { peerDependencies: { zod: '3' } } } } },
      `pnpm.packageExtensions["${V1}"] names the v1 package`,
    ],
    [
      'bundledDependencies',
      { bundledDependencies: ['a', V1] },
      `bundledDependencies[1] ("${V1}") names the v1 package`,
    ],
    [
      'dependenciesMeta',
      { dependenciesMeta: { [V1]: { injected: true } } },
      `dependenciesMeta["${V1}"] names the v1 package`,
    ],
    ['knip', { knip: { ignoreDependencies: [V1] } }, 'knip.ignoreDependencies[0]'],
    ['scripts', { scripts: { patch: `sed -i s/a/b/ node_modules/${V1}/dist/a.js` } }, 'scripts.patch'],
    ['jest', { jest: { moduleNameMapper: { '^@modelcontextprotocol/sdk/(.*)$': 'x' } } }, 'maps the v1 package'],
    [
      'jest, escaped',
      { jest: { moduleNameMapper: { '^@modelcontextprotocol\\/sdk/(.*)$': 'x' } } },
      'maps the v1 package',
    ],
    ['any other text', { description: `Uses ${V1}.` }, 'description'],
  ])('%s', (_, extra, warning) => {
    check(
      one(pkg({ ...extra, dependencies: { [V1]: '^1' } }), pkg({ ...extra, dependencies: server }), [src('server')], {
        warnings: [warning],
      }),
    );
  });

  it('a longer name is another package', () => {
    const extra = { scripts: { x: `${V1}-tools` }, overrides: { [`${V1}2`]: '1' } };
    check(
      one(pkg({ ...extra, dependencies: { [V1]: '^1' } }), pkg({ ...extra, dependencies: server }), [src('server')], {
        warnings: [],
      }),
    );
  });
});

describe('manifests that are not packages', () => {
  it('a stub only sets the module format: its files belong to the package above', () => {
    check({
      before: { [P]: pkg({ dependencies: { [V1]: '^1' } }), '/p/src/cjs/package.json': '{"type":"commonjs"}' },
      after: { [P]: pkg({ dependencies: server }) },
      files: [file('/p/src/cjs/a.cts', ['server'])],
    });
  });

  it('a malformed one is left alone and owns its files; v1 stays above it if those still use it', () => {
    const before = { [P]: pkg({ dependencies: { [V1]: '^1' } }), '/p/bad/package.json': '{ "name": "bad", }' };
    check({
      before,
      after: { [P]: pkg({ dependencies: server }) },
      files: [src('server'), file('/p/bad/a.ts', ['client'])],
    });
    check({
      before,
      after: { [P]: pkg({ dependencies: { [V1]: '^1', ...server } }) },
      files: [src('server'), stillV1('/p/bad/a.ts')],
    });
  });

  it('nothing to do without any manifest', () => {
    expect(planManifests({ manifests: [], files: [src('server')], cwd: '/p' })).toEqual([]);
  });
});

function plan(text: string, files: Case['files']) {
  return planManifests({ manifests: [{ path: P, text }], files, cwd: '/p' });
}
