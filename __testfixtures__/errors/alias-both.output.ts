import {
  ProtocolErrorCode as Codes,
  ProtocolError as ProtocolFailure,
  SdkErrorCode,
  SdkError,
} from '@modelcontextprotocol/server';

export const isTimeout = (e: unknown) => e instanceof SdkError && e.code === SdkErrorCode.RequestTimeout;
export const isBad = (e: unknown) => e instanceof ProtocolFailure && e.code === Codes.InvalidParams;
