import type {
  ErrorCode,
  JSONRPCError,
  JSONRPCResponse,
  McpError,
  ResourceReference,
} from '@modelcontextprotocol/sdk/types.js';
import { isJSONRPCError, isJSONRPCResponse, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

export type Failure = JSONRPCError['error'] & { reference?: ResourceReference };
export type Codes = keyof typeof ErrorCode;
type Answer<T> = T extends JSONRPCError ? Failure : T extends JSONRPCResponse ? { ok: true } : never;

export interface Waiter<E extends Error = McpError> {
  resolve(value: Answer<JSONRPCResponse>): void;
  reject(error: E): void;
}

declare module 'node:events' {
  interface EventEmitterOptions {
    lastError?: JSONRPCError;
  }
}

export function settle(waiter: Waiter, message: JSONRPCMessage, toError: (failure: Failure) => McpError): boolean {
  if (isJSONRPCError(message)) waiter.reject(toError(message.error));
  else if (isJSONRPCResponse(message)) waiter.resolve({ ok: true });
  else return false;
  return true;
}

export const empty = { code: 0, message: '' } satisfies Failure as Failure;
