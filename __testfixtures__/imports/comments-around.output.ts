// Node
import { join } from 'node:path'; // paths

// MCP: the server
import { McpServer } from '@modelcontextprotocol/server'; // high level
/* and its transports */
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
// eslint-disable-next-line import/no-deprecated
import { SSEServerTransport } from '@modelcontextprotocol/server-legacy/sse';
// eslint-disable-next-line sort-imports
import { createMcpExpressApp } from '@modelcontextprotocol/express';

// MCP: types
import type { Tool } from '@modelcontextprotocol/server'; // wire

// What follows is ours.
export const transports = { StdioServerTransport, SSEServerTransport };
export const root = (...parts: string[]) => join('/', ...parts);
export type Make = (server: McpServer, app: ReturnType<typeof createMcpExpressApp>) => Tool;
