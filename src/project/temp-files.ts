// Temporary files that must not outlive the process.
import { rmSync } from 'node:fs';

const pending = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let watching = false;

/**
 * Remembers a temporary file: it is removed when the process ends before `forgetTempFile`.
 *
 * The first call listens for the end of the process and for the signals that end it. Listening alone keeps a write
 * whole: a signal that arrives during it is delivered afterwards. Where nobody else listens, the process then ends by
 * that signal, as it would have without us. Nothing helps against SIGKILL: the file it leaves is hidden and named for us.
 */
export function rememberTempFile(file: string): void {
  pending.add(file);
  if (watching) return;
  watching = true;
  process.on('exit', removePending);
  for (const signal of SIGNALS) {
    const onSignal = () => {
      removePending();
      if (process.listenerCount(signal) > 1) return;
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
    };
    process.on(signal, onSignal);
  }
}

/** Says that a temporary file is gone or has become the real one. */
export function forgetTempFile(file: string): void {
  pending.delete(file);
}

function removePending(): void {
  for (const file of pending) {
    try {
      rmSync(file, { force: true });
      pending.delete(file);
    } catch {
      // Ending is no time to complain.
    }
  }
}
