import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';
import type { Tool } from '@modelcontextprotocol/server';

declare const open: (name: string) => Disposable & { code: ProtocolErrorCode };
declare function on(event: 'error', listener: (error: ProtocolError) => void): void;
declare function on(event: 'close', listener: () => void): void;

export abstract class Base<in out E extends ProtocolError = ProtocolError> {
  static #instances = 0;
  accessor last: E | undefined;
  declare readonly code: ProtocolErrorCode;
  protected abstract create<const T extends readonly Tool[]>(tools: T): E;

  static {
    on('error', (error) => {
      Base.#instances += error instanceof ProtocolError && #secret in error ? 1 : 0;
    });
  }

  #secret?: typeof ProtocolError = ProtocolError;

  run(this: Base<E>, name: string): asserts this is this & { last: E } {
    using handle = open(name);
    if (handle.code === ProtocolErrorCode.ParseError) throw this.create([]);
    loop: for (const tool of [] as Tool[]) {
      if (tool.name === name) break loop;
      continue loop;
    }
    this.last ??= <E>(<unknown>new this.#secret!(ProtocolErrorCode.InternalError, 'none'));
  }
}

export const enum Level {
  Bad = -32602,
  Worse = Bad - 1,
}

export const codes = {
  bad: ProtocolErrorCode.InvalidParams,
  worse: ProtocolErrorCode['InternalError'],
} as const satisfies Record<string, ProtocolErrorCode>;

export type Messages = { readonly [K in keyof typeof ProtocolErrorCode as `on${Capitalize<K>}`]-?: (e: ProtocolError) => void };
type Unwrap<T> = T extends new (...args: infer A extends [ProtocolErrorCode, ...unknown[]]) => infer R ? [A, R] : never;
export let unwrapped!: Unwrap<typeof ProtocolError>;
export const make = Array.of<ProtocolError>;
export const größe = (µ: number, ñ = ProtocolErrorCode.InternalError) => µ / 2 / ñ;
export const 错误 = ProtocolError, is = /McpError\/[/\]]/u.test(`${ProtocolError}`), not = !new ProtocolError(1, '')?.data!;
