import {
  Client,
  OAuthErrorCode,
  OAuthError,
} from '@modelcontextprotocol/client';

export function outer(error: unknown) {
  class InvalidGrantError extends Error {}
  return error instanceof InvalidGrantError;
}

export const isGrant = (error: unknown) => error instanceof OAuthError && error.code === OAuthErrorCode.InvalidGrant;
export const client = new Client({ name: 'c', version: '1' });
