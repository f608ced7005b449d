import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export declare const PATH: string;
export declare function mount(
  server: McpServer,
  options: { path: string; onError: (error: unknown) => void },
): { close(): void };
