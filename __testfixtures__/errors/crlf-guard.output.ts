import { SdkErrorCode, SdkError } from '@modelcontextprotocol/server';

export const isTimeout = (e: unknown) =>
  e instanceof SdkError && e.code === SdkErrorCode.RequestTimeout;
