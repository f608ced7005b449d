// The README's picture shows what the tool prints today: scripts/terminal-picture.mjs draws the very file that is in docs.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCli } from './support/cli.js';
import { scratchFolder } from './support/corpus.js';
import { PROJECT } from './support/typescript.js';

const COMMITTED = path.join(PROJECT, 'docs/terminal.svg');

let scratch: string;
let drawn: string;
beforeAll(() => {
  scratch = scratchFolder();
  const file = path.join(scratch, 'terminal.svg');
  const script = path.join(PROJECT, 'scripts/terminal-picture.mjs');
  // Where a terminal has colours and a width of its own, and where there is none, the picture is the same.
  const env = { ...process.env, COLUMNS: '40', NO_COLOR: '1' };
  execFileSync(process.execPath, [script, file, buildCli()], { cwd: scratch, env });
  drawn = fs.readFileSync(file, 'utf8');
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

test('is up to date: `npm run build && node scripts/terminal-picture.mjs` draws it anew', () => {
  expect(drawn).toBe(fs.readFileSync(COMMITTED, 'utf8'));
});

test('shows the command, its summary, and nothing of the machine', () => {
  const shown = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(shown).toContain('npx mcp-v2-codemod src/');
  expect(shown).toContainEqual(expect.stringMatching(/^Migrated \d+ files of \d+ looked at\.$/));
  expect(shown).toContain('package.json');
  expect(drawn).not.toContain(scratch);
  expect(drawn).not.toContain('\u001b');
  expect(drawn).not.toMatch(/mcp-v2-codemod-picture|\b\d+ ?ms\b/);
});

test('needs nothing from elsewhere', () => {
  expect(drawn).not.toMatch(/<(script|style|image|use|foreignObject)\b|@font-face|\bhref=|\burl\(/);
  expect(drawn.match(/https?:\/\/[^"]+/g)).toEqual(['http://www.w3.org/2000/svg']);
});
