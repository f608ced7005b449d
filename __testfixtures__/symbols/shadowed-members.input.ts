import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

interface Registry {
  McpError: typeof McpError;
  ErrorCode(code: ErrorCode): string;
}

export class Errors implements Registry {
  McpError = McpError;
  static ErrorCode = ErrorCode;
  #McpError = 0;

  ErrorCode(code: ErrorCode): string {
    this.#McpError++;
    return Errors.ErrorCode[code] ?? `${this.#McpError}`;
  }

  get last(): { McpError: number } {
    McpError: for (;;) {
      if (this.#McpError > 0) break McpError;
      this.#McpError++;
    }
    return { McpError: this.#McpError };
  }

  static {
    const { McpError: made } = new Errors();
    console.log(made === McpError, new Errors().McpError.name, /McpError/.test('McpError'));
  }
}

export enum Kind {
  McpError = 'McpError',
  ErrorCode = 'ErrorCode',
}

export const table = { McpError: 1, 'ErrorCode': Kind.ErrorCode, [ErrorCode.ParseError]: McpError } as const;
