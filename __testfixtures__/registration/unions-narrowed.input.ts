import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import assert from 'node:assert';
import { z } from 'zod';

type AnyServer = McpServer | Server;

const done = async () => ({ content: [] });

export function byMember(server: AnyServer) {
  if ('registerTool' in server) {
    server.tool('in', { q: z.string() }, async ({ q }) => ({ content: [{ type: 'text', text: q }] }));
  } else {
    server.getClientCapabilities();
  }
}

export function leftOver(server: AnyServer) {
  if (server instanceof Server) {
    server.getClientVersion();
    return;
  }
  server.tool('behind', done);
}

export function otherwise(server: McpServer | Server | undefined) {
  if (!server) return;
  if (!('setRequestHandler' in server)) server.tool('not', done);
  if (server instanceof Server) server.getClientVersion();
  else server.prompt('else', async () => ({ messages: [] }));
  return server instanceof Server || server.tool('or', done);
}

export function still(server: AnyServer) {
  if ('close' in server) void server.close();
  return 'server' in server ? server.server : server;
}

function assertServer(value: unknown): asserts value is McpServer {
  if (!(value instanceof McpServer)) throw new TypeError('no server');
}

export function asserted(server: unknown, other: unknown) {
  assertServer(server);
  server.tool('asserted', done);
  assert(other instanceof McpServer);
  other.tool('assert', done);
}

export function refused(server?: unknown) {
  if (!server || !(server instanceof McpServer)) return;
  server.tool('refused', done);
}
