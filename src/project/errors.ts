/**
 * The person asked for something that cannot be done as asked: an unknown transform, paths that match nothing, a dirty
 * git tree without `--force`. The message is written for that person and says what to do; the command line prints it
 * without a stack and exits with 2.
 */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
