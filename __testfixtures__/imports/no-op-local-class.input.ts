// The wire format of @modelcontextprotocol/sdk, without the dependency.
export enum ErrorCode {
  ConnectionClosed = -32000,
  RequestTimeout = -32001,
  InvalidParams = -32602,
}

export class McpError extends Error {
  readonly #cause: unknown;

  constructor(
    readonly code: ErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message);
    this.#cause = cause;
  }

  get origin(): unknown {
    return this.#cause;
  }

  static is(value: unknown): value is McpError {
    return typeof value === 'object' && value !== null && #cause in value;
  }
}

export const timeout = () => new McpError(ErrorCode.RequestTimeout, 'timed out');
