import { ProtocolErrorCode, ProtocolError } from '@modelcontextprotocol/server';

interface Registry {
  McpError: typeof ProtocolError;
  ErrorCode(code: ProtocolErrorCode): string;
}

export class Errors implements Registry {
  McpError = ProtocolError;
  static ErrorCode = ProtocolErrorCode;
  #McpError = 0;

  ErrorCode(code: ProtocolErrorCode): string {
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
    console.log(made === ProtocolError, new Errors().McpError.name, /McpError/.test('McpError'));
  }
}

export enum Kind {
  McpError = 'McpError',
  ErrorCode = 'ErrorCode',
}

export const table = { McpError: 1, 'ErrorCode': Kind.ErrorCode, [ProtocolErrorCode.ParseError]: ProtocolError } as const;
