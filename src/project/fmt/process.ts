// Runs a program over a text, in a process of its own.
import { spawn } from 'node:child_process';

export type Outcome =
  | { kind: 'ended'; code: number; stdout: string; stderr: string }
  /** It could not be started, was ended by a signal, or printed what is no text. */
  | { kind: 'failed'; message: string }
  | { kind: 'timed-out' }
  | { kind: 'aborted' };

/** More than the largest source file could become. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/**
 * Starts a program without a shell, gives it a text on standard input and waits for it to end.
 *
 * @param command The program and its arguments.
 * @param timeoutMs After this time it is killed, and what it started with it.
 * @param signal Kills it too.
 * @returns never rejects
 */
export function runOverText(
  command: readonly [string, ...string[]],
  options: { cwd: string; input: string; timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<Outcome> {
  const { cwd, input, timeoutMs, signal } = options;
  if (signal?.aborted) return Promise.resolve({ kind: 'aborted' });
  return new Promise((resolve) => {
    const [program, ...args] = command;
    const group = process.platform !== 'win32';
    // A group of its own: formatters start helpers, and those must go with them.
    const child = spawn(program, args, { cwd, detached: group, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[], bytes: 0 };
    let answer: Outcome | undefined;
    const end = (outcome: Outcome) => {
      answer ??= outcome;
      try {
        if (group && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(answer ?? outcome);
    };
    const onAbort = () => end({ kind: 'aborted' });
    const timer = setTimeout(() => end({ kind: 'timed-out' }), timeoutMs);
    signal?.addEventListener('abort', onAbort);
    const take = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
      output.bytes += chunk.length;
      if (output.bytes > MAX_OUTPUT_BYTES) end({ kind: 'failed', message: 'it printed more than 16 MiB' });
      else output[name].push(chunk);
    };
    child.stdout.on('data', take('stdout'));
    child.stderr.on('data', take('stderr'));
    // One that ends without reading its input closes the pipe; how it ended says the rest.
    child.stdin.on('error', () => {});
    child.on('error', (error) => settle({ kind: 'failed', message: `it could not be started: ${error.message}` }));
    child.on('close', (code, killedBy) => {
      if (code === null) return settle({ kind: 'failed', message: `it was ended by ${killedBy}` });
      try {
        const stdout = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(output.stdout));
        settle({ kind: 'ended', code, stdout, stderr: Buffer.concat(output.stderr).toString('utf8') });
      } catch {
        settle({ kind: 'failed', message: 'what it printed is not UTF-8' });
      }
    });
    child.stdin.end(input);
  });
}
