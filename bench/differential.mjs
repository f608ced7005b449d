#!/usr/bin/env node
// Servers before and after a migration, driven by real clients: the same lists, the same words, the same arguments
// accepted. See README.md in this folder.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareCalls, compareListings } from './differential/compare.mjs';
import { connect } from './differential/session.mjs';

const HELP = `usage: node bench/differential.mjs --lab <folder> [options] [id...]

  --lab <folder>     has <id>/v1 and <id>/<name>: a project before and after, both installed
  --name <name>      what the migrated copies are called (default ours)
  --client <v1|v2>   which client drives the migrated server (default both); the other side is driven by v1
  --no-build         the copies are built already
  --json             print JSON
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lab: { type: 'string' },
    name: { type: 'string', default: 'ours' },
    client: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || !values.lab) {
  console.error(HELP);
  process.exit(values.help ? 0 : 2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const table = JSON.parse(fs.readFileSync(path.join(here, 'differential.json'), 'utf8'));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'mcp-v2-differential-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const lab = path.resolve(values.lab);
let sandboxes = 0;
const results = [];
for (const entry of table) {
  if (positionals.length > 0 && !positionals.includes(entry.id)) continue;
  if (!fs.existsSync(path.join(lab, entry.id, values.name))) continue;
  for (const generation of values.client ? [values.client] : ['v1', 'v2']) {
    const result = await differ(entry, generation).catch((error) => ({ error: error.message }));
    results.push({ id: entry.id, client: generation, ...result });
    if (!values.json) print(results.at(-1));
  }
}
if (values.json) console.log(JSON.stringify(results, null, 2));
process.exitCode = results.some(({ error, differences }) => error || differences.length > 0) ? 1 : 0;

async function differ(entry, generation) {
  const sides = [];
  for (const side of ['v1', values.name]) {
    const cwd = path.join(lab, entry.id, side, entry.dir);
    build(entry, cwd);
    sides.push(await connect(side === 'v1' ? 'v1' : generation, start(entry, cwd)));
  }
  const [before, after] = sides;
  try {
    const listing = await before.listing();
    for (const [kind, gone] of Object.entries(entry.removed ?? {}))
      listing[kind] = listing[kind].filter(({ name }) => !gone.includes(name));
    const differences = compareListings(listing, await after.listing());
    const names = (listing.tools ?? []).map(({ name }) => name);
    const skip = entry.calls ? names.filter((name) => !entry.calls.includes(name)) : entry.skip;
    const calls = await compareCalls(before, after, listing, { skip });
    const counts = Object.fromEntries(
      ['tools', 'prompts', 'resources', 'resourceTemplates'].map((kind) => [kind, listing[kind]?.length ?? 0]),
    );
    return { ...counts, ...calls.tried, differences: [...differences, ...calls.differences] };
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

function build(entry, cwd) {
  if (values['no-build'] || fs.existsSync(path.join(cwd, entry.start[0]))) return;
  // A type error is the business of `corpus.mjs`; tsc writes its output all the same.
  spawnSync('bash', ['-c', entry.build], { cwd, stdio: 'ignore' });
}

/** How a server is started: each has a home and a folder to work in of its own. */
function start(entry, cwd) {
  const sandbox = path.join(scratch, `${entry.id}-${++sandboxes}`);
  fs.mkdirSync(path.join(sandbox, 'files'), { recursive: true });
  fs.writeFileSync(path.join(sandbox, 'files/a.txt'), 'a\n');
  const args = entry.start.map((text) => text.replaceAll('{sandbox}', path.join(sandbox, 'files')));
  const env = {
    PATH: process.env.PATH,
    HOME: sandbox,
    TMPDIR: sandbox,
    MEMORY_FILE_PATH: path.join(sandbox, 'memory.jsonl'),
    NODE_ENV: 'production',
  };
  return { command: process.execPath, args, cwd, env };
}

function print({ id, client, error, differences = [], ...counts }) {
  const facts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${id} (${client} client): ${error ?? `${facts.join(', ')}; ${differences.length} differences`}`);
  for (const difference of differences) console.log(`  ${difference}`);
}
