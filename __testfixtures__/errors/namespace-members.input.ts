import * as types from '@modelcontextprotocol/sdk/types.js';

export const isTimeout = (e: unknown) => e instanceof types.McpError && e.code === types.ErrorCode.RequestTimeout;
export const isBad = (e: unknown) => e instanceof types.McpError && e.code === types.ErrorCode.InvalidParams;
export const lost = () => new types.McpError(types.ErrorCode.ConnectionClosed, 'lost');
