// One measured run of one tool: wall time and peak memory of a child process.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROBE = fileURLToPath(new URL('probe.cjs', import.meta.url));

/**
 * Runs a Node program to its end or to the time limit.
 * @param {string[]} command script and arguments, without `node`
 * @param {{ cwd: string, timeout: number }} options timeout in seconds
 * @returns {Promise<{ ok: boolean, ms: number, peakMB: number | null, code: number | null, note: string, stderr: string }>}
 *   `ok` when it ended by itself, whatever its exit code; else `note` says why: out of memory, over the limit, a signal
 */
export async function measure(command, { cwd, timeout }) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-peak-'));
  const peakFile = path.join(scratch, 'peak');
  const env = { ...process.env, BENCH_PEAK: peakFile, NO_COLOR: '1' };
  delete env.NODE_OPTIONS;
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', PROBE, ...command], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let tail = '';
  let sampled = 0;
  child.stdout.on('data', () => {}); // read, as a terminal would, and thrown away
  child.stderr.on('data', (chunk) => {
    tail = (tail + chunk).slice(-20_000);
  });
  // A process that is killed writes no peak of its own; where /proc is there, its high-water mark so far will do.
  const sampler = setInterval(() => {
    sampled = Math.max(sampled, highWaterMark(child.pid));
  }, 500);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    sampled = Math.max(sampled, highWaterMark(child.pid));
    child.kill('SIGKILL');
  }, timeout * 1000);
  const { code, signal } = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const ms = performance.now() - start;
  clearTimeout(timer);
  clearInterval(sampler);
  const written = fs.existsSync(peakFile) ? Number(fs.readFileSync(peakFile, 'utf8')) : 0;
  fs.rmSync(scratch, { recursive: true, force: true });
  const peak = written || sampled;
  const note = late ? `over ${timeout} s` : outcome(signal, tail);
  return { ok: note === '', ms, peakMB: peak ? peak / 1024 : null, code, note, stderr: tail };
}

function outcome(signal, stderr) {
  if (/heap out of memory|Allocation failed|ERR_WORKER_OUT_OF_MEMORY/.test(stderr)) return 'out of memory';
  if (signal === 'SIGKILL') return 'killed from outside, probably for memory';
  return signal ? `ended by ${signal}` : '';
}

function highWaterMark(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The middle of a list of numbers; of an even number, the mean of the middle two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
