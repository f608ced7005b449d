import { type FetchLike, createFetchWithInit, normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';
import { validateToolName } from '@modelcontextprotocol/sdk/shared/toolNameValidation.js';
import { completable, getCompleter, isCompletable } from '@modelcontextprotocol/sdk/server/completable.js';
import { DEFAULT_MAX_REQUEST_BODY_SIZE, MAX_BATCH_SIZE } from '@modelcontextprotocol/sdk/server/requestBody.js';
import { z } from 'zod';

export const city = completable(z.string(), () => ['Bonn', 'Berlin']);

export const withToken = (fetch: FetchLike, token: string): FetchLike =>
  createFetchWithInit(fetch, { headers: { ...normalizeHeaders({ accept: 'text/plain' }), authorization: token } });

export function check(name: string): string[] {
  if (isCompletable(city) && getCompleter(city)) return [];
  return validateToolName(name).warnings;
}

export const limits = { size: DEFAULT_MAX_REQUEST_BODY_SIZE, batch: MAX_BATCH_SIZE };
