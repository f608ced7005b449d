/** The part of `process` that deals with signals. */
export interface SignalSource {
  readonly pid: number;
  on(event: 'SIGINT', listener: () => void): unknown;
  off(event: 'SIGINT', listener: () => void): unknown;
  kill(pid: number, signal: 'SIGINT'): unknown;
}

/**
 * Turns the first SIGINT into an abort between two files; the second one ends the process as it ends any program.
 *
 * The listener stays after the first one, unlike with `once`: whoever cleans up on signals (see `rememberTempFile`)
 * ends the process when it is the only listener left.
 *
 * @returns The signal, and `release`, which gives SIGINT back when the work is over.
 */
export function abortOnInterrupt(source: SignalSource): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const release = () => source.off('SIGINT', listener);
  const listener = () => {
    if (controller.signal.aborted) {
      release();
      source.kill(source.pid, 'SIGINT');
    }
    controller.abort();
  };
  source.on('SIGINT', listener);
  return { signal: controller.signal, release };
}
