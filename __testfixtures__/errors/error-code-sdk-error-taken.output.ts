import { SdkErrorCode as McpSdkErrorCode } from '@modelcontextprotocol/server';

/** Codes of another SDK. */
export const SdkErrorCode = { Throttled: 'throttled' } as const;

export const isLost = (code: unknown) => code === McpSdkErrorCode.ConnectionClosed || code === SdkErrorCode.Throttled;
export const isSlow = (code: unknown, SdkErrorCode: string) => code === McpSdkErrorCode.RequestTimeout || code === SdkErrorCode;
