// Fixture pairs, found by walking the folder: __testfixtures__/<transform>/<case>.input.ts and <case>.output.ts.
// A case with no output file must come out as it went in. <case>.options.json (optional):
//   role        the package's role, where the file leaves it open
//   comments    comments that may go; strings: strings that may go (see invariants.ts)
//   ambient     declarations the type checks need (modules that are not installed)
//   untyped     why the pair is not type-checked; for what cannot be, such as code that only makes sense in a project
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../src/index.js';
import { transforms } from '../../transforms/index.js';
import { PROJECT } from './typescript.js';

export const FIXTURES = join(PROJECT, '__testfixtures__');

export interface FixtureOptions {
  role?: Role;
  comments?: string[];
  strings?: string[];
  ambient?: string;
  untyped?: string;
}

export interface Fixture {
  /** `imports/alias-named`. */
  id: string;
  transform: string;
  /** The transforms whose run the output shows: the folder's and what it needs. */
  run: string[];
  extension: string;
  input: string;
  output: string;
  outputFile: string;
  options: FixtureOptions;
}

const INPUT = /^(.+)\.input\.([cm]?[jt]sx?)$/;

/** Every pair there is, sorted. @throws Error for a folder that is no transform, or a stray output file */
export function findFixtures(): Fixture[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'inventory')
    .flatMap((entry) => fixturesOf(entry.name))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function fixturesOf(transform: string): Fixture[] {
  const dir = join(FIXTURES, transform);
  const known = transforms.find(({ name }) => name === transform);
  if (!known) throw new Error(`__testfixtures__/${transform}: there is no such transform`);
  const names = readdirSync(dir);
  const stray = names.find((name) => /\.output\./.test(name) && !names.includes(name.replace('.output.', '.input.')));
  if (stray) throw new Error(`__testfixtures__/${transform}/${stray} has no input`);
  return names.flatMap((name) => {
    const [, id, extension] = INPUT.exec(name) ?? [];
    if (!id || !extension) return [];
    const input = readFileSync(join(dir, name), 'utf8');
    const outputFile = join(dir, `${id}.output.${extension}`);
    const optionsFile = join(dir, `${id}.options.json`);
    const fixture: Fixture = {
      id: `${transform}/${id}`,
      transform,
      run: [...known.needs, transform],
      extension,
      input,
      output: existsSync(outputFile) ? readFileSync(outputFile, 'utf8') : input,
      outputFile,
      options: existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, 'utf8')) : {},
    };
    return [fixture];
  });
}
