import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Everything that is loaded before the first line of the program runs; `import type` and `import()` are not. */
function loadedAtStart(file: URL, found = new Set<string>()): Set<string> {
  const source = readFileSync(fileURLToPath(file), 'utf8');
  for (const [, specifier = ''] of source.matchAll(/^(?:import|export)(?! type)[^'";]*?from '([^']+)'/gm)) {
    if (!specifier.startsWith('.')) found.add(specifier);
    else {
      const next = new URL(specifier.replace(/\.js$/, '.ts'), file);
      if (!found.has(next.href)) loadedAtStart(next, found.add(next.href));
    }
  }
  return found;
}

test('--help and --version load the argument parser and nothing heavy', () => {
  // The entry loads this one, and what goes before it is Node's own.
  const loaded = [...loadedAtStart(new URL('../../bin/main.ts', import.meta.url))];
  const packages = loaded.filter((name) => !name.startsWith('file:') && !name.startsWith('node:'));
  expect(packages).toEqual(['commander']);
  expect(loaded.map((name) => name.split('/').at(-1))).toContain('formats.ts');
  expect(loaded.length).toBeLessThan(15);
});

test('what prepares a run loads nothing but modules of Node', () => {
  const loaded = [...loadedAtStart(new URL('../../bin/mcp-v2-codemod.ts', import.meta.url))];
  expect(loaded.filter((name) => !name.startsWith('node:')).map((name) => name.split('/').at(-1))).toEqual([
    'short-run.ts',
    'compiled-code.ts',
  ]);
});
