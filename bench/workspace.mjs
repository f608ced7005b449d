#!/usr/bin/env node
// Writes a workspace of many packages, of which a few use the v1 SDK: what a tool meets in a company's monorepo.
//   node bench/workspace.mjs <folder> [--files 10000] [--sdk-files 50] [--packages 20] [--seed 1]
// The same numbers give the same bytes. Beside the source files there are node_modules and dist folders, full of v1
// imports, that every tool must skip.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { component, script, sdkModule, service, suite, utilities } from './workspace-sources.mjs';

const AREAS = ['accounts', 'billing', 'catalog', 'events', 'exports', 'inventory', 'jobs', 'mail', 'orders', 'search'];
const LAYERS = ['api', 'domain', 'lib', 'storage', 'views'];

/** Small seeded generator (mulberry32): numbers in [0, 1), the same everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Generates the workspace.
 * @param {string} dir a folder that does not exist or is empty
 * @param {{ files?: number, sdkFiles?: number, packages?: number, seed?: number }} [options] `files` counts source
 *   files, those with the SDK among them; the SDK is used in the first quarter of the packages
 * @returns {{ files: number, sdkFiles: number, packages: number, bytes: number }}
 */
export function generateWorkspace(dir, { files = 10_000, sdkFiles = 50, packages = 20, seed = 1 } = {}) {
  const next = random(seed);
  const write = (name, text) => {
    const target = path.join(dir, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
    return Buffer.byteLength(text);
  };
  const json = (value) => JSON.stringify(value, null, 2) + '\n';

  write('package.json', json({ name: 'workspace', private: true, type: 'module', workspaces: ['packages/*'] }));
  write(
    'tsconfig.json',
    json({ compilerOptions: { module: 'NodeNext', target: 'ES2022', strict: true, jsx: 'preserve' } }),
  );
  write('.gitignore', 'node_modules/\ndist/\ncoverage/\n*.log\n');
  for (let index = 0; index < 200; index++) {
    const owner = index % 2 ? '@modelcontextprotocol/sdk/dist/esm' : 'some-mcp-plugin/lib';
    write(`node_modules/${owner}/module-${index}.js`, sdkModule(next, index, 'js'));
  }

  const withSdk = Math.max(1, Math.ceil(packages / 4));
  let bytes = 0;
  for (let number = 0; number < packages; number++) {
    const name = `package-${String(number).padStart(2, '0')}`;
    const usesSdk = number < withSdk;
    const dependencies = { express: '^5.0.0', zod: '^4.2.0' };
    if (usesSdk) dependencies['@modelcontextprotocol/sdk'] = '^1.20.0';
    write(
      `packages/${name}/package.json`,
      json({ name: `@workspace/${name}`, version: '1.0.0', type: 'module', dependencies }),
    );
    write(`packages/${name}/dist/index.js`, sdkModule(next, number, 'js'));

    const own = share(files, packages, number);
    const ownSdk = usesSdk ? share(sdkFiles, withSdk, number) : 0;
    for (let index = 0; index < own; index++) {
      const area = AREAS[Math.floor(next() * AREAS.length)];
      const layer = LAYERS[Math.floor(next() * LAYERS.length)];
      const base = `packages/${name}/src/${area}/${layer}/${index % 7 === 0 ? 'internal/' : ''}`;
      if (index < ownSdk) {
        const language = index % 5 === 4 ? 'js' : 'ts';
        bytes += write(`${base}mcp-${index}.${language}`, sdkModule(next, index, language));
      } else {
        const [suffix, make] = kindOf(next());
        bytes += write(`${base}${area}-${index}${suffix}`, make(next, area, index));
      }
    }
  }
  return { files, sdkFiles, packages, bytes };
}

/** The part of `total` that falls to one of `parts`; the parts add up to the total. */
function share(total, parts, index) {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

function kindOf(draw) {
  if (draw < 0.4) return ['.ts', service];
  if (draw < 0.6) return ['.ts', utilities];
  if (draw < 0.8) return ['.tsx', component];
  if (draw < 0.93) return ['.test.ts', suite];
  return ['.js', script];
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      files: { type: 'string', default: '10000' },
      'sdk-files': { type: 'string', default: '50' },
      packages: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (positionals.length !== 1) {
    console.error('usage: workspace.mjs <folder> [--files n] [--sdk-files n] [--packages n] [--seed n]');
    process.exit(2);
  }
  const summary = generateWorkspace(positionals[0], {
    files: Number(values.files),
    sdkFiles: Number(values['sdk-files']),
    packages: Number(values.packages),
    seed: Number(values.seed),
  });
  console.log(JSON.stringify(summary));
}
