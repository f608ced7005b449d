import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

/** What a tool throws for arguments that make no sense. */
export class PlaceError extends McpError {
  constructor(place: string) {
    super(ErrorCode.InvalidParams, `There is no weather in ${place}`);
    this.name = 'PlaceError';
  }
}

/** Whether trying again later may help. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof McpError)) return false;
  return error.code === ErrorCode.InternalError || error.code === ErrorCode.RequestTimeout;
}
