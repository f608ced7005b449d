'use client';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';

declare function createContext<T>(value: T): { Provider: (props: { value: T; children?: unknown }) => JSX.Element };

export const McpContext = createContext<{ client: Client; tools: Tool[] } | undefined>(undefined);

export const connect = async <T extends { url: string }>(client: Client, { url }: T): Promise<void> => {
  try {
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  } catch {
    await client.connect(new SSEClientTransport(new URL(url)));
  }
};

export function McpProvider({ children, tools, client = new Client({ name: 'web', version: '1.0.0' }) }: { children: unknown; tools: Tool[]; client?: Client }) {
  return <McpContext.Provider value={{ client, tools }}>{children}</McpContext.Provider>;
}
