// Processes a comparison starts: each in a group of its own, so that what it starts ends with it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that has not opened its port by then is given up. */
const READY_MS = 30_000;
/** How long a process has to end by itself when it is asked to. */
const GRACE_MS = 3_000;

/** Elsewhere a process leads a group; Windows has none, and there only the process itself is ended. */
const GROUPS = process.platform !== 'win32';

/** Each says the id of a process that still runs, or negative of its group. */
const running = new Set();
process.on('exit', () => {
  for (const idOf of running) signal(idOf(), 'SIGKILL');
});

/**
 * Has a process ended with this one, however that ends.
 * @param {() => number | null | undefined} idOf its id once it has one; negative for the group it leads
 * @returns {() => void} to be called when the process has ended
 */
export function endsWithUs(idOf) {
  running.add(idOf);
  return () => running.delete(idOf);
}

/** A port nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether a command is on this machine: a path that is there, or a name found in `PATH`. */
export function installed(command) {
  const folders = command.includes('/') ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, command)));
}

/**
 * Starts a process and waits until it listens on its port.
 * @param {{ command: string, args: string[], cwd: string, env: Record<string, string>, port: number }} what
 * @returns {Promise<{ said(): string, stop(): Promise<void> }>} `said` is the end of what it printed; `stop` ends it, and
 *   those it has started
 * @throws {Error} with what it printed, when it ends or says nothing on the port for too long; it is stopped then
 */
export async function serve({ command, args, cwd, env, port }) {
  const child = spawn(command, args, { cwd, env, detached: GROUPS, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-2000);
    });
  let ended;
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(`ended with ${by ?? code}`));
  }).then((how) => {
    ended = how;
  });
  // Without an id it has not started, and the reason comes as an event.
  const group = child.pid && (GROUPS ? -child.pid : child.pid);
  const gone = endsWithUs(() => group);
  const stop = async () => {
    if (!group) return void gone();
    signal(group, 'SIGTERM');
    await Promise.race([end, sleep(GRACE_MS, undefined, { ref: false })]);
    // The others of its group too, which may have outlived it.
    signal(group, 'SIGKILL');
    await end;
    gone();
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  };
  const until = Date.now() + READY_MS;
  while (!(await listens(port))) {
    if (!ended && Date.now() < until) {
      await sleep(50);
      continue;
    }
    await stop();
    throw new Error(`${[command, ...args].join(' ')}: ${ended ?? `nothing on port ${port}`}\n${output}`);
  }
  return { said: () => output, stop };
}

function signal(id, name) {
  try {
    if (id) process.kill(id, name);
  } catch {
    // It has ended.
  }
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: 'localhost' });
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
