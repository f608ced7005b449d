/** The part of `process` that passes on Ctrl-C. */
export interface SignalSource {
  once(event: 'SIGINT', listener: () => void): unknown;
  off(event: 'SIGINT', listener: () => void): unknown;
}

/**
 * Turns the first SIGINT into an abort between two files. The listener is then gone, so a second SIGINT does what it
 * does to any program.
 *
 * @returns The signal, and `release`, which gives SIGINT back when the work is over.
 */
export function abortOnInterrupt(source: SignalSource): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const listener = () => controller.abort();
  source.once('SIGINT', listener);
  return { signal: controller.signal, release: () => source.off('SIGINT', listener) };
}
