// What holds for every project, tried on projects put together at random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type ManifestInput, planManifests } from '../../src/project/manifest/index.js';
import { file, mcp, pkg, V1 } from './manifest-support.js';

const section = fc.constantFrom('dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies');
const spec = fc.constantFrom('^1.12.0', 'latest', 'catalog:', 'catalog:mcp', 'workspace:*', '^1', `npm:${V1}@1`);
const v2Name = fc.constantFrom('client', 'server', 'core', 'express', 'hono', 'node', 'server-legacy');
const declaration = fc.oneof(
  fc.tuple(fc.constant(V1), spec),
  fc.tuple(v2Name.map(mcp), fc.constantFrom('^2.0.0', '~2.1.0', 'catalog:', '*')),
  fc.tuple(fc.constant('zod'), fc.constantFrom('^3.25', '^4.2.0', 'catalog:', 'catalog:mcp', '>=3', 'next')),
  fc.tuple(fc.constantFrom('express', 'hono', 'ajv', 'zod-to-json-schema'), fc.constantFrom('^4', '^5')),
  fc.tuple(fc.constantFrom('root', 'a', 'b'), fc.constant('workspace:*')),
);
const content = fc
  .record({
    entries: fc.array(fc.tuple(section, declaration), { maxLength: 7 }),
    meta: fc.boolean(),
    engines: fc.constantFrom(undefined, '>=18', '^18 || ^20', '18.x'),
  })
  .map(({ entries, meta, engines }) => {
    const sections: Record<string, Record<string, string>> = {};
    for (const [name, [key, value]] of entries) sections[name] = { ...sections[name], [key]: value };
    return {
      ...(engines ? { engines: { node: engines } } : {}),
      ...sections,
      ...(meta ? { peerDependenciesMeta: { [V1]: { optional: true } } } : {}),
    };
  });
const source = fc
  .record({
    at: fc.constantFrom('/p/', '/p/a/', '/p/b/', '/p/broken/', '/p/stub/'),
    name: fc.nat(3),
    packages: fc.uniqueArray(fc.oneof(v2Name, fc.constantFrom('zod', 'npm:express', 'cors')), { maxLength: 3 }),
    usesV1: fc.boolean(),
    isTest: fc.boolean(),
    zodReachesSdk: fc.boolean(),
    changed: fc.boolean(),
  })
  .map(({ at, name, packages, ...flags }) => file(`${at}${name}.ts`, packages, flags));
const catalogMap = fc.uniqueArray(
  fc.constantFrom(`'${V1}': ^1`, `'${mcp('server')}': ^2.0.0`, 'zod: ^3.25', 'zod2: 1 # c'),
  { minLength: 1, maxLength: 4 },
);

const project: fc.Arbitrary<ManifestInput> = fc
  .record({
    root: content,
    a: content,
    b: content,
    member: fc.boolean(),
    files: fc.array(source, { maxLength: 6 }),
    catalog: fc.option(catalogMap),
    named: fc.option(catalogMap),
    broken: fc.boolean(),
  })
  .map(({ root, a, b, member, files, catalog, named, broken }) => {
    const map = (entries: string[], indent: string) => entries.map((entry) => `${indent}${entry}\n`).join('');
    const yaml = `packages: ['a', 'b']\n${catalog ? `catalog:\n${map(catalog, '  ')}` : ''}${named ? `catalogs:\n  mcp:\n${map(named, '    ')}` : ''}`;
    return {
      cwd: '/p',
      files,
      manifests: [
        { path: '/p/package.json', text: pkg({ ...(member ? { workspaces: ['a', 'b'] } : {}), ...root }, 'root') },
        { path: '/p/a/package.json', text: pkg(a, 'a') },
        { path: '/p/b/package.json', text: pkg(b, 'b') },
        { path: '/p/stub/package.json', text: '{"type":"commonjs"}' },
        ...(broken ? [{ path: '/p/broken/package.json', text: '{' }] : []),
        ...(catalog || named ? [{ path: '/p/pnpm-workspace.yaml', text: yaml }] : []),
      ],
    };
  });

function apply(input: ManifestInput): ManifestInput {
  const after = new Map(planManifests(input).map((report) => [report.path, report.after]));
  return { ...input, manifests: input.manifests.map(({ path, text }) => ({ path, text: after.get(path) ?? text })) };
}

const read = (text: string, path: string) =>
  (path.endsWith('yaml') ? parseYaml(text) : JSON.parse(text)) as Record<string, Record<string, unknown> | undefined>;
const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const declared = (text: string) => SECTIONS.flatMap((name) => Object.keys(read(text, '')[name] ?? {}));

describe('planManifests, whatever the project', () => {
  it('is done after one run', () => {
    fc.assert(
      fc.property(project, (input) => {
        const once = apply(input);
        const again = planManifests(once).filter((report) => report.changed);
        expect(again.map(({ path, before, after }) => ({ path, before, after }))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('writes valid files, drops nothing but v1, and leaves v1 where a file of the package still uses it', () => {
    fc.assert(
      fc.property(project, (input) => {
        const output = apply(input);
        input.manifests.forEach(({ path, text }, i) => {
          const after = output.manifests[i]!.text;
          if (path.includes('broken')) {
            expect(after).toBe(text);
            return;
          }
          expect(() => read(after, path)).not.toThrow();
          if (path.endsWith('yaml')) return;
          const [had, has] = [declared(text), declared(after)];
          for (const name of had) if (name !== V1) expect(has).toContain(name);
          const folder = path.replace('package.json', '');
          const uses = input.files.some(
            (item) => item.usesV1 && item.path.startsWith(folder) && !item.path.slice(folder.length).includes('/'),
          );
          if (uses && had.includes(V1)) expect(has).toContain(V1);
          expect(has.filter((name) => name === V1).length).toBeLessThanOrEqual(
            had.filter((name) => name === V1).length,
          );
        });
      }),
      { numRuns: 500 },
    );
  });

  it('every v2 package that an edited file imports is declared, where v1 came from the registry', () => {
    fc.assert(
      fc.property(project, (input) => {
        if (input.manifests.some(({ text }) => text.includes(`"${V1}": "workspace:*"`))) return;
        const output = apply(input);
        const texts = new Map(output.manifests.map(({ path, text }) => [path, text]));
        for (const item of input.files) {
          if (!item.changed || item.path.startsWith('/p/broken/')) continue;
          const own = item.path.replace(/[^/]*$/, 'package.json').replace('/stub', '');
          const all = [own, '/p/package.json'].flatMap((path) => declared(texts.get(path)!));
          for (const { name } of item.packages)
            if (name.startsWith('@modelcontextprotocol/')) expect(all).toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('every catalog entry that is referred to for a v2 package exists, when the catalog does', () => {
    fc.assert(
      fc.property(project, (input) => {
        const output = apply(input);
        const yaml = output.manifests.find(({ path }) => path.endsWith('yaml'));
        if (!yaml) return;
        const { catalog, catalogs } = read(yaml.text, yaml.path);
        output.manifests.forEach(({ path, text }, i) => {
          if (!path.endsWith('package.json') || path.includes('broken')) return;
          const before = read(input.manifests[i]!.text, path);
          for (const name of SECTIONS) {
            for (const [key, value] of Object.entries(read(text, path)[name] ?? {})) {
              if (before[name]?.[key] === value) continue;
              const map =
                value === 'catalog:'
                  ? catalog
                  : value === 'catalog:mcp'
                    ? (catalogs?.mcp as Record<string, unknown>)
                    : undefined;
              if (String(value).startsWith('catalog:')) expect(map).toHaveProperty([key]);
            }
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});
