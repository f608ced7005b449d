import { basename } from 'node:path';
import {
  Client,
  type Transport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { Tool, CallToolResult, Prompt } from '@modelcontextprotocol/client';

import { PromptSchema } from '@modelcontextprotocol/core';

const INFO = { name: basename('half-way/main.js'), version: '1.0.0' };

export function connect(url: string): { client: Client; transport: Transport } {
  const transport = new StreamableHTTPClientTransport(new URL(url));
  return { client: new Client(INFO), transport };
}

export type Known = { tools: Tool[]; prompts: Prompt[]; last?: CallToolResult };
export const parse = (value: unknown): Prompt => PromptSchema.parse(value);
