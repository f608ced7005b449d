#!/usr/bin/env node
// Wall time and peak memory of this tool and of the SDK's own codemod, side by side. See README.md in this folder.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fetchCorpus } from './fetch.mjs';
import { geometricMean, measure, median } from './measure.mjs';
import { commitAll, copyProject, keep } from './projects.mjs';
import { markdown } from './table.mjs';
import { generateWorkspace } from './workspace.mjs';

const HELP = `usage: node bench/run.mjs [options]

  --runs <n>          runs of each tool on each input, after one that is not counted (default 5)
  --timeout <s>       give a run this many seconds (default 600)
  --corpus <folder>   also every project folder in <folder>
  --only <id>         only these inputs (may be repeated); 'workspace' is the generated one
  --files <n>         source files of the generated workspace (default 10000; 50 use the SDK); 0 leaves it out
  --floor             also what merely reading and parsing takes, what jscodeshift takes to change nothing, and
                      parsing against the pipeline in one process
  --json              print JSON instead of a table
`;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const own = manifestIn(ROOT);
// By its folder: the package does not export its manifest.
const PEER = path.join(ROOT, 'node_modules/@modelcontextprotocol/codemod');
const peer = manifestIn(PEER);
const BIN = path.join(ROOT, own.bin['mcp-v2-codemod']);

/** A tool whose first run takes longer is not run again; what the file cache does for it is lost in that. */
const SLOW_MS = 60_000;

const options = readOptions();
if (!fs.existsSync(BIN)) fail('bench: dist is missing, run `npm run build` first');

/** The tools, in the order of the table. Each gets the folder as it stands in a clean git tree and writes to it. */
const tools = [
  { id: 'ours', name: `${own.name} ${own.version}`, command: [BIN, '.'] },
  {
    id: 'peer',
    name: `${peer.name} ${peer.version}`,
    command: [path.join(PEER, peer.bin['mcp-codemod']), 'v1-to-v2', '.'],
  },
];
if (options.floor) {
  const floor = path.join(ROOT, 'bench/floor.mjs');
  tools.push({ id: 'floor', name: 'floor (read and parse)', command: [floor, '.'] });
  tools.push({ id: 'print', name: 'jscodeshift, changing nothing', command: [floor, '.', '--print'] });
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'mcp-v2-bench-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const inputs = await collectInputs();
if (inputs.length === 0) fail(`bench: no input is named ${options.only.join(' or ')}`);
const results = [];
for (const input of inputs) {
  const dir = path.join(scratch, input.id);
  input.layOut(dir);
  commitAll(dir);
  results.push({ input: input.id, kind: input.kind, ...(await compare(dir)) });
  fs.rmSync(dir, { recursive: true, force: true });
}

const report = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  machine: `${os.platform()} ${os.arch()}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(os.totalmem() / 2 ** 30)} GB`,
  load: os.loadavg()[0],
  runs: options.runs,
  timeout: options.timeout,
  tools: Object.fromEntries(tools.map(({ id, name }) => [id, name])),
  results,
  corpusSpeedup: speedupOf(results.filter(({ kind }) => kind === 'corpus')),
  ...(options.floor ? { inProcess: await inProcess() } : {}),
};
console.log(options.json ? JSON.stringify(report, null, 2) : markdown(report));

/** Runs every tool `runs` times, in turn, beginning with another one each round; the first round is not counted. */
async function compare(dir) {
  const restore = keep(dir);
  const samples = new Map(tools.map(({ id }) => [id, []]));
  const verdicts = new Map();
  const done = new Set();
  const changed = {};
  for (let round = 0; round <= options.runs; round++) {
    for (let turn = 0; turn < tools.length; turn++) {
      const tool = tools[(round + turn) % tools.length];
      if (verdicts.has(tool.id) || done.has(tool.id)) continue;
      progress(`${path.basename(dir)}: ${tool.name}, ${round ? `run ${round} of ${options.runs}` : 'warm-up'}`);
      const sample = await measure(tool.command, { cwd: dir, timeout: options.timeout });
      const written = restore();
      changed[tool.id] = written;
      // An exit code can be part of a migration that went through (markers are left); without a file written it is not.
      if (sample.ok && sample.code !== 0 && written === 0)
        Object.assign(sample, { ok: false, note: `exit code ${sample.code}` });
      // What fails once is not tried again: a run that takes all memory or all the time does so every time.
      if (!sample.ok) verdicts.set(tool.id, sample);
      else if (round > 0) samples.get(tool.id).push(sample);
      else if (sample.ms > SLOW_MS) {
        samples.get(tool.id).push(sample);
        done.add(tool.id);
      }
    }
  }
  const figures = {};
  for (const { id } of tools) {
    const failed = verdicts.get(id);
    const list = samples.get(id);
    figures[id] = failed
      ? {
          note: failed.note,
          ms: failed.ms,
          peakMB: failed.peakMB,
          stderr: failed.stderr.trim().split('\n').slice(-3).join(' | '),
        }
      : {
          ms: median(list.map(({ ms }) => ms)),
          fastestMs: Math.min(...list.map(({ ms }) => ms)),
          slowestMs: Math.max(...list.map(({ ms }) => ms)),
          peakMB: median(list.map(({ peakMB }) => peakMB)),
          runs: list.length,
          filesWritten: changed[id],
          exitCode: list[0].code,
        };
  }
  return figures;
}

async function collectInputs() {
  const inputs = [];
  const wanted = (id) => options.only.length === 0 || options.only.includes(id);
  for (const project of await fetchCorpus()) {
    inputs.push({ id: project.id, kind: 'corpus', layOut: (dir) => copyProject(project.dir, dir) });
  }
  if (options.corpus) {
    for (const item of fs.readdirSync(options.corpus, { withFileTypes: true })) {
      const from = path.join(path.resolve(options.corpus), item.name);
      if (!item.isDirectory() || item.name.startsWith('.') || item.name === 'node_modules') continue;
      inputs.push({ id: `${item.name} (given)`, kind: 'given', layOut: (dir) => copyProject(from, dir) });
    }
  }
  if (options.files > 0) {
    const layOut = (dir) => generateWorkspace(dir, { files: options.files, sdkFiles: Math.min(50, options.files) });
    inputs.push({ id: 'workspace', kind: 'workspace', layOut });
  }
  return inputs.filter(({ id }) => wanted(id) || wanted(id.replace(' (given)', '')));
}

async function inProcess() {
  const folders = (await fetchCorpus()).map(({ dir }) => dir);
  progress('parsing against the pipeline, in one process');
  const run = spawnSync(process.execPath, [path.join(ROOT, 'bench/in-process.mjs'), ...folders], { encoding: 'utf8' });
  if (run.status !== 0) fail(`bench: in-process.mjs failed: ${run.stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(run.stdout);
}

/** How many times as fast as the peer, over inputs that both came through; null when there are none. */
function speedupOf(list) {
  const ratios = list.filter(({ ours, peer }) => !ours.note && !peer.note).map(({ ours, peer }) => peer.ms / ours.ms);
  return ratios.length ? { times: geometricMean(ratios), inputs: ratios.length } : null;
}

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        runs: { type: 'string', default: '5' },
        timeout: { type: 'string', default: '600' },
        corpus: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
        files: { type: 'string', default: '10000' },
        floor: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    fail(`bench: ${error.message}\n\n${HELP}`, 2);
  }
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const count = (name, least) => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < least) fail(`bench: --${name} wants a number from ${least}`, 2);
    return number;
  };
  if (values.corpus && !fs.statSync(values.corpus, { throwIfNoEntry: false })?.isDirectory()) {
    fail(`bench: --corpus: there is no folder ${values.corpus}`, 2);
  }
  return { ...values, runs: count('runs', 1), timeout: count('timeout', 1), files: count('files', 0) };
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else process.stderr.write(`${text}\n`);
}

function manifestIn(dir) {
  return JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
}

function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}
