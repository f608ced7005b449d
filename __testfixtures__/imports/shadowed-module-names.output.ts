import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as types from '@modelcontextprotocol/client';
import { ToolSchema as McpToolSchema } from '@modelcontextprotocol/core';

export class Pool {
  readonly #clients = new Map<string, Client>();

  async get(url: string): Promise<Client> {
    const known = this.#clients.get(url);
    if (known) return known;
    const client = new Client({ name: 'pool', version: '0.3.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    this.#clients.set(url, client);
    return client;
  }
}

/** `types` is the name of a parameter here, and its members are nobody's exports. */
export function count(types: { Tool: number; McpError: number }): number {
  return types.Tool + types.McpError;
}

export function names(tools: types.Tool[], ToolSchema?: string): string[] {
  const parsed = tools.map((tool) => McpToolSchema.parse(tool));
  return [...parsed.map((tool) => tool.name), ...(ToolSchema ? [ToolSchema] : [])];
}
