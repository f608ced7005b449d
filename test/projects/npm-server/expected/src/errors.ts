import {
  ProtocolErrorCode,
  ProtocolError,
  SdkErrorCode,
  SdkError,
} from '@modelcontextprotocol/server';

/** What a tool throws for arguments that make no sense. */
export class PlaceError extends ProtocolError {
  constructor(place: string) {
    super(ProtocolErrorCode.InvalidParams, `There is no weather in ${place}`);
    this.name = 'PlaceError';
  }
}

/** Whether trying again later may help. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ProtocolError || error instanceof SdkError)) return false;
  return error.code === ProtocolErrorCode.InternalError || error.code === SdkErrorCode.RequestTimeout;
}
