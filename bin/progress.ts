/** A run that is over sooner needs no bar. */
const PATIENCE_MS = 1000;

export interface Progress {
  /** For `MigrateOptions.onProgress`. */
  onProgress: (done: number, total: number) => void;
  /** Takes the bar off the terminal. */
  stop: () => void;
}

/**
 * A progress bar that appears when a run has taken longer than a second, and leaves no trace.
 *
 * @param stream A terminal. The caller decides that there is one.
 * @param now The clock, for tests.
 */
export async function startProgress(stream: NodeJS.WritableStream, now: () => number = Date.now): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress');
  const start = now();
  const bar = new cliProgress.SingleBar({
    stream,
    format: '{bar} {value}/{total} files',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    // A killed process could not bring back the cursor or line wrapping, and SIGINT is ours.
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
  });
  let shown = false;
  return {
    onProgress(done, total) {
      if (shown) {
        bar.setTotal(total);
        bar.update(done);
      } else if (now() - start > PATIENCE_MS && done < total) {
        bar.start(total, done);
        shown = true;
      }
    },
    stop() {
      if (shown) bar.stop();
      shown = false;
    },
  };
}
