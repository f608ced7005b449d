import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';

declare const open: (name: string) => Disposable & { code: ErrorCode };
declare function on(event: 'error', listener: (error: McpError) => void): void;
declare function on(event: 'close', listener: () => void): void;

export abstract class Base<in out E extends McpError = McpError> {
  static #instances = 0;
  accessor last: E | undefined;
  declare readonly code: ErrorCode;
  protected abstract create<const T extends readonly Tool[]>(tools: T): E;

  static {
    on('error', (error) => {
      Base.#instances += error instanceof McpError && #secret in error ? 1 : 0;
    });
  }

  #secret?: typeof McpError = McpError;

  run(this: Base<E>, name: string): asserts this is this & { last: E } {
    using handle = open(name);
    if (handle.code === ErrorCode.ParseError) throw this.create([]);
    loop: for (const tool of [] as Tool[]) {
      if (tool.name === name) break loop;
      continue loop;
    }
    this.last ??= <E>(<unknown>new this.#secret!(ErrorCode.InternalError, 'none'));
  }
}

export const enum Level {
  Bad = -32602,
  Worse = Bad - 1,
}

export const codes = {
  bad: ErrorCode.InvalidParams,
  worse: ErrorCode['InternalError'],
} as const satisfies Record<string, ErrorCode>;

export type Messages = { readonly [K in keyof typeof ErrorCode as `on${Capitalize<K>}`]-?: (e: McpError) => void };
type Unwrap<T> = T extends new (...args: infer A extends [ErrorCode, ...unknown[]]) => infer R ? [A, R] : never;
export let unwrapped!: Unwrap<typeof McpError>;
export const make = Array.of<McpError>;
export const größe = (µ: number, ñ = ErrorCode.InternalError) => µ / 2 / ñ;
export const 错误 = McpError, is = /McpError\/[/\]]/u.test(`${McpError}`), not = !new McpError(1, '')?.data!;
