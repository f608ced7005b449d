/** A standard stream, or what stands for one in a test. */
export interface Output {
  isTTY?: boolean | undefined;
  /** 0 on a terminal that does not know its size. */
  columns?: number | undefined;
  write(text: string, done: (error?: Error | null) => void): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** What a write to a pipe whose reader has gone fails with, the first time and later. */
const READER_GONE = ['EPIPE', 'ERR_STREAM_DESTROYED'];

/**
 * Writes a text and waits until it is out, so that nothing is cut off at the end of the process. A reader that has gone
 * (`| head`) is no error: it has what it wanted.
 *
 * @throws what the stream reports otherwise, such as ENOSPC.
 */
export function write(stream: Output, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve, reject) => {
    // A failed write also emits 'error', after the callback, which without a listener ends the process with a stack.
    const ignore = () => {};
    stream.on('error', ignore);
    stream.write(text, (error) => {
      if (!error) stream.off('error', ignore);
      if (error && !READER_GONE.includes(String((error as NodeJS.ErrnoException).code))) reject(error);
      else resolve();
    });
  });
}
