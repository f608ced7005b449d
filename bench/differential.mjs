#!/usr/bin/env node
// Servers before and after a migration, driven by real clients: the same lists, the same words, the same arguments
// accepted. See README.md in this folder.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareCalls, compareListings } from './differential/compare.mjs';
import { CLIENTS } from './differential/session.mjs';
import { Lab, NotDriven } from './differential/side.mjs';

const HELP = `usage: node bench/differential.mjs --lab <folder> [options] [id...]

  --lab <folder>     has <id>/v1 and <id>/<name>: a project before and after, both installed
  --name <name>      what the migrated copies are called (default ours)
  --client <kind>    v1, v2 or v2-auto: which client drives the migrated server (default each of them, one after the
                     other); the other side is driven by v1
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
if (values.help || !values.lab || (values.client && !(values.client in CLIENTS))) {
  console.error(HELP);
  process.exit(values.help ? 0 : 2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const table = JSON.parse(fs.readFileSync(path.join(here, 'differential.json'), 'utf8'));
const nameOf = ({ id, label }) => (label ? `${id}/${label}` : id);
const unknown = positionals.filter((each) => !table.some((entry) => [entry.id, nameOf(entry)].includes(each)));
if (unknown.length > 0) {
  console.error(`not in differential.json: ${unknown.join(', ')}`);
  process.exit(2);
}
// What runs is ended and its folders are removed when this process exits; by a signal it would end without.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const lab = new Lab({ root: path.resolve(values.lab), table, build: !values['no-build'] });
const results = [];
for (const entry of table) {
  const named = positionals.includes(entry.id) || positionals.includes(nameOf(entry));
  if (positionals.length > 0 && !named) continue;
  try {
    for (const kind of values.client ? [values.client] : Object.keys(CLIENTS))
      report({ id: nameOf(entry), client: kind, ...(await differ(entry, kind)) });
  } catch (error) {
    if (!(error instanceof NotDriven)) throw error;
    report({ id: nameOf(entry), notDriven: error.message });
  }
}
if (values.json) console.log(JSON.stringify(results, null, 2));
// What was not driven has not passed.
const passed = ({ differences }) => differences?.length === 0;
process.exitCode = results.every(passed) ? 0 : 1;

function report(result) {
  results.push(result);
  if (!values.json) print(result);
}

async function differ(entry, kind) {
  const sides = [];
  try {
    sides.push(await lab.open(entry, 'v1', 'v1'));
    sides.push(await lab.open(entry, values.name, kind));
    const [before, after] = sides.map(({ session }) => session);
    const listing = await before.listing();
    for (const [kind, gone] of Object.entries(entry.removed ?? {}))
      listing[kind] = listing[kind].filter(({ name }) => !gone.includes(name));
    const differences = compareListings(listing, await after.listing());
    const names = (listing.tools ?? []).map(({ name }) => name);
    const skip = entry.calls ? names.filter((name) => !entry.calls.includes(name)) : entry.skip;
    const calls = await compareCalls(before, after, listing, { skip, answers: entry.answers, most: entry.most });
    const counts = Object.fromEntries(
      ['tools', 'prompts', 'resources', 'resourceTemplates'].map((kind) => [kind, listing[kind]?.length ?? 0]),
    );
    return { revision: after.revision, ...counts, ...calls.tried, differences: [...differences, ...calls.differences] };
  } catch (error) {
    if (error instanceof NotDriven) throw error;
    return { error: error.message };
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

function print({ id, client, revision, error, notDriven, differences = [], ...counts }) {
  const facts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  const by = [`${client} client`, revision].filter(Boolean).join(', ');
  if (notDriven) console.log(`${id}: not driven: ${notDriven}`);
  else console.log(`${id} (${by}): ${error ?? `${facts.join(', ')}; ${differences.length} differences`}`);
  for (const difference of differences) console.log(`  ${difference}`);
}
