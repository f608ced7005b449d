import type { ProtocolError, SdkHttpError } from '@modelcontextprotocol/client';
import { SdkErrorCode, SdkError } from '@modelcontextprotocol/client';

// TODO(mcp-v2/errors/split): a timeout or a closed connection arrives here as SdkError; callers that let only ProtocolError through hand none over any more.
export const isTimeout = (error: ProtocolError | SdkError) => error.code === SdkErrorCode.RequestTimeout;
export const statusOf = (error: SdkHttpError): number | undefined => error.status;
export const messageOf = (error: ProtocolError) => error.message;
