import { ProtocolErrorCode, ProtocolError, SdkErrorCode } from '@modelcontextprotocol/server';

/** What a tool throws for arguments that make no sense. */
export class PlaceError extends ProtocolError {
  constructor(place: string) {
    super(ProtocolErrorCode.InvalidParams, `There is no weather in ${place}`);
    this.name = 'PlaceError';
  }
}

/** Whether trying again later may help. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ProtocolError)) return false;
  // TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
  return error.code === ProtocolErrorCode.InternalError || error.code === SdkErrorCode.RequestTimeout;
}
