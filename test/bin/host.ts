import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import type { Host } from '../../bin/main.js';

/** A stream that keeps what is written to it; optionally a terminal, optionally broken. */
export class Screen extends Writable {
  text = '';
  isTTY: boolean | undefined;
  columns: number | undefined;
  /** Every write fails with this code. */
  broken: string | undefined;

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    if (!this.broken) this.text += chunk.toString();
    done(this.broken ? Object.assign(new Error(`write ${this.broken}`), { code: this.broken }) : undefined);
  }
}

/** What stands for `process`: two screens, an environment, a folder, and Ctrl-C as `emit('SIGINT')`. */
export class FakeHost extends EventEmitter implements Host {
  stdout = new Screen();
  stderr = new Screen();
  env: NodeJS.ProcessEnv = {};

  pid = 1;
  killed = 0;

  constructor(private readonly folder: string) {
    super();
  }

  cwd(): string {
    return this.folder;
  }

  kill(): void {
    this.killed++;
  }
}
