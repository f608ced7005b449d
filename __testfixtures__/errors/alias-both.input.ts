import { ErrorCode as Codes, McpError as ProtocolFailure } from '@modelcontextprotocol/sdk/types.js';

export const isTimeout = (e: unknown) => e instanceof ProtocolFailure && e.code === Codes.RequestTimeout;
export const isBad = (e: unknown) => e instanceof ProtocolFailure && e.code === Codes.InvalidParams;
