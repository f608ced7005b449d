import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export declare function createMcpHandler(
  initialize: (server: McpServer) => void | Promise<void>,
  serverOptions?: { serverInfo?: { name: string; version: string } },
  config?: { basePath?: string; maxDuration?: number },
): (request: Request) => Promise<Response>;
