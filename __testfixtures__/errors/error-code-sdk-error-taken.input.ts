import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';

/** Codes of another SDK. */
export const SdkErrorCode = { Throttled: 'throttled' } as const;

export const isLost = (code: unknown) => code === ErrorCode.ConnectionClosed || code === SdkErrorCode.Throttled;
export const isSlow = (code: unknown, SdkErrorCode: string) => code === ErrorCode.RequestTimeout || code === SdkErrorCode;
