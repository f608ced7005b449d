/*
 * Copyright 2025 Example GmbH
 * SPDX-License-Identifier: Apache-2.0
 */

/* eslint-disable @typescript-eslint/no-explicit-any */
import { CallToolResultSchema } from '@modelcontextprotocol/core';
// TODO(mcp-v2/removed/websocket): WebSocketClientTransport: removed, for WebSocket is not a transport of the specification; left on v1. Use StreamableHTTPClientTransport for a remote server or StdioClientTransport for a local one.
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import { Client } from '@modelcontextprotocol/client';

export async function call(url: string, params: any) {
  const client = new Client({ name: 'licensed', version: '1.0.0' });
  // TODO(mcp-v2/removed/websocket): WebSocketClientTransport has no counterpart in v2 and is still v1's; the marker at its import says more.
  await client.connect(new WebSocketClientTransport(new URL(url)));
  return CallToolResultSchema.parse(await client.callTool(params));
}
