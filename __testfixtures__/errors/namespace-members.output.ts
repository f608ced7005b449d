import * as types from '@modelcontextprotocol/server';
import { SdkErrorCode, SdkError } from '@modelcontextprotocol/server';

export const isTimeout = (e: unknown) => e instanceof SdkError && e.code === SdkErrorCode.RequestTimeout;
export const isBad = (e: unknown) => e instanceof types.ProtocolError && e.code === types.ProtocolErrorCode.InvalidParams;
export const lost = () => new SdkError(SdkErrorCode.ConnectionClosed, 'lost');
