import {
  type FetchLike,
  createFetchWithInit,
  completable,
  isCompletable,
  DEFAULT_MAX_REQUEST_BODY_SIZE,
} from '@modelcontextprotocol/server';
// TODO(mcp-v2/removed/helper): normalizeHeaders: an internal helper of the v1 transports that v2 does not export; left on v1. Copy the few lines you need, or pass your own fetch to the transport.
import { normalizeHeaders } from '@modelcontextprotocol/sdk/shared/transport.js';
// TODO(mcp-v2/removed/helper): validateToolName: internal in v2, left on v1; registerTool() checks tool names by itself and warns.
import { validateToolName } from '@modelcontextprotocol/sdk/shared/toolNameValidation.js';
// TODO(mcp-v2/removed/completable-internals): getCompleter: how completable() marks a schema, which v2 keeps private; left on v1. isCompletable(schema) is still exported.
import { getCompleter } from '@modelcontextprotocol/sdk/server/completable.js';
// TODO(mcp-v2/removed/helper): MAX_BATCH_SIZE: internal in v2, left on v1; readRequestBody(request, maxBytes) and the maxRequestBodySize option of the handlers apply the same limit.
import { MAX_BATCH_SIZE } from '@modelcontextprotocol/sdk/server/requestBody.js';
import { z } from 'zod';

export const city = completable(z.string(), () => ['Bonn', 'Berlin']);

// TODO(mcp-v2/removed/helper): normalizeHeaders has no counterpart in v2 and is still v1's; the marker at its import says more.
export const withToken = (fetch: FetchLike, token: string): FetchLike =>
  createFetchWithInit(fetch, { headers: { ...normalizeHeaders({ accept: 'text/plain' }), authorization: token } });

export function check(name: string): string[] {
  // TODO(mcp-v2/removed/completable-internals): getCompleter has no counterpart in v2 and is still v1's; the marker at its import says more.
  if (isCompletable(city) && getCompleter(city)) return [];
  // TODO(mcp-v2/removed/helper): validateToolName has no counterpart in v2 and is still v1's; the marker at its import says more.
  return validateToolName(name).warnings;
}

// TODO(mcp-v2/removed/helper): MAX_BATCH_SIZE has no counterpart in v2 and is still v1's; the marker at its import says more.
export const limits = { size: DEFAULT_MAX_REQUEST_BODY_SIZE, batch: MAX_BATCH_SIZE };
