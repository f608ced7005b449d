import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InvalidGrantError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export function outer(error: unknown) {
  class InvalidGrantError extends Error {}
  return error instanceof InvalidGrantError;
}

export const isGrant = (error: unknown) => error instanceof InvalidGrantError;
export const client = new Client({ name: 'c', version: '1' });
