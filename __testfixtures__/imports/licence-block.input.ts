/*
 * Copyright 2025 Example GmbH
 * SPDX-License-Identifier: Apache-2.0
 */

/* eslint-disable @typescript-eslint/no-explicit-any */
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export async function call(url: string, params: any) {
  const client = new Client({ name: 'licensed', version: '1.0.0' });
  await client.connect(new WebSocketClientTransport(new URL(url)));
  return CallToolResultSchema.parse(await client.callTool(params));
}
