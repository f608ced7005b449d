import type {
  ProtocolErrorCode,
  JSONRPCErrorResponse,
  JSONRPCResponse,
  ProtocolError,
  ResourceTemplateReference,
} from '@modelcontextprotocol/server';
import { isJSONRPCErrorResponse, isJSONRPCResultResponse, type JSONRPCMessage } from '@modelcontextprotocol/server';

export type Failure = JSONRPCErrorResponse['error'] & { reference?: ResourceTemplateReference };
export type Codes = keyof typeof ProtocolErrorCode;
type Answer<T> = T extends JSONRPCErrorResponse ? Failure : T extends JSONRPCResponse ? { ok: true } : never;

export interface Waiter<E extends Error = ProtocolError> {
  resolve(value: Answer<JSONRPCResponse>): void;
  reject(error: E): void;
}

declare module 'node:events' {
  interface EventEmitterOptions {
    lastError?: JSONRPCErrorResponse;
  }
}

export function settle(waiter: Waiter, message: JSONRPCMessage, toError: (failure: Failure) => ProtocolError): boolean {
  if (isJSONRPCErrorResponse(message)) waiter.reject(toError(message.error));
  else if (isJSONRPCResultResponse(message)) waiter.resolve({ ok: true });
  else return false;
  return true;
}

export const empty = { code: 0, message: '' } satisfies Failure as Failure;
