// Node
import { join } from 'node:path'; // paths

// MCP: the server
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'; // high level
/* and its transports */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
// eslint-disable-next-line import/no-deprecated
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
// eslint-disable-next-line sort-imports
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';

// MCP: types
import type { Tool } from '@modelcontextprotocol/sdk/types.js'; // wire

// What follows is ours.
export const transports = { StdioServerTransport, SSEServerTransport };
export const root = (...parts: string[]) => join('/', ...parts);
export type Make = (server: McpServer, app: ReturnType<typeof createMcpExpressApp>) => Tool;
