import { SdkErrorCode as McpSdkErrorCode } from '@modelcontextprotocol/server';

/** Codes of another SDK. */
export const SdkErrorCode = { Throttled: 'throttled' } as const;

// TODO(mcp-v2/errors/split): ConnectionClosed is thrown as SdkError with SdkErrorCode.ConnectionClosed (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
export const isLost = (code: unknown) => code === McpSdkErrorCode.ConnectionClosed || code === SdkErrorCode.Throttled;
// TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
export const isSlow = (code: unknown, SdkErrorCode: string) => code === McpSdkErrorCode.RequestTimeout || code === SdkErrorCode;
