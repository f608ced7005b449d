import type { Instance } from '../../src/verify/instance.js';

const JSON_RPC = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const ECHO = { name: 'echo', arguments: { text: 'let me in' } };

function request(method: string, params: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
}

/** Every kind of request an MCP endpoint might answer. */
const REQUESTS: Record<string, RequestInit> = {
  'GET stream': { method: 'GET', headers: { accept: 'text/event-stream' } },
  'DELETE session': { method: 'DELETE', headers: { 'mcp-session-id': 'made-up' } },
  'PUT call': { method: 'PUT', headers: JSON_RPC, body: request('tools/call', ECHO) },
  'POST initialize': {
    method: 'POST',
    headers: JSON_RPC,
    body: request('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'stranger', version: '1.0.0' },
    }),
  },
  'POST call': {
    method: 'POST',
    headers: { ...JSON_RPC, 'mcp-protocol-version': '2025-06-18' },
    body: request('tools/call', ECHO),
  },
  'POST call in a made-up session': {
    method: 'POST',
    headers: { ...JSON_RPC, 'mcp-protocol-version': '2025-06-18', 'mcp-session-id': 'made-up' },
    body: request('tools/call', ECHO),
  },
  'POST call of 2026-07-28': {
    method: 'POST',
    headers: { ...JSON_RPC, 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'echo' },
    body: request('tools/call', {
      ...ECHO,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'stranger', version: '1.0.0' },
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    }),
  },
};

/**
 * Sends every kind of request to each path.
 * @param headers what the requests carry besides: nothing, or a token
 * @returns `POST call /mcp` → status
 */
export async function knock(
  instance: Instance,
  paths: readonly string[],
  headers: Record<string, string> = {},
): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  for (const path of paths) {
    for (const [name, init] of Object.entries(REQUESTS)) {
      const response = await fetch(instance.origin + path, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), ...headers },
        signal: AbortSignal.timeout(5_000),
      });
      await response.body?.cancel();
      statuses[`${name} ${path}`] = response.status;
    }
  }
  return statuses;
}
