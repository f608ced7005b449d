import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';

/** How to start one instance of a server that listens on the port its environment names. */
export interface InstanceOptions {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
  /** The environment variable that carries the port. Default: `PORT`. */
  portVariable?: string;
  /** How long it may take to listen, in milliseconds. Default: 15,000. */
  timeout?: number;
}

/** One running process. */
export interface Instance {
  origin: string;
  /** What it has written to stdout and stderr so far. */
  output(): string;
  /**
   * Ends the process: with the signal, and without mercy when that has not worked after `patience` milliseconds.
   * @returns its exit code; null when it had to be killed or a signal ended it
   */
  stop(signal?: NodeJS.Signals, patience?: number): Promise<number | null>;
}

/**
 * Starts a server process on a free loopback port and waits until the port accepts connections.
 * @returns the running instance
 * @throws Error with the process's output when it exits or does not listen in time; the process is gone then
 */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const port = await freePort();
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, [options.portVariable ?? 'PORT']: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  // Nothing we started outlives us, however we end.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      process.removeListener('exit', kill);
      done(code);
    });
    child.once('error', (error) => {
      text += error;
      done(null);
    });
  });
  try {
    await listening(port, child, options.timeout ?? 15_000);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${(error as Error).message}:\n${text}`);
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    output: () => text,
    stop: async (signal = 'SIGKILL', patience = 3_000) => {
      child.kill(signal);
      const killer = setTimeout(() => child.kill('SIGKILL'), patience);
      const code = await exited;
      clearTimeout(killer);
      return code;
    },
  };
}

/** A port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

async function listening(port: number, child: ChildProcess, timeout: number): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new Error(`The server ended (${child.exitCode ?? child.signalCode}) before it listened`);
    if (Date.now() > end) throw new Error(`The server does not listen after ${timeout} ms`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
