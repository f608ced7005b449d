import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z, type ZodRawShape } from 'zod';

declare function shapeFromPlugin(): ZodRawShape | undefined;
declare const verbose: boolean;

export function add(server: McpServer, optional?: ZodRawShape) {
  // Undefined must stay undefined: z.object(undefined) would be a schema.
  server.registerTool('optional', { inputSchema: optional }, async () => ({ content: [] }));
  server.registerTool('plugin', { inputSchema: shapeFromPlugin() }, async () => ({ content: [] }));
  server.registerTool('branch', { inputSchema: verbose ? { all: z.boolean() } : {} }, async () => ({ content: [] }));
}

export interface Plugin {
  shape?: ZodRawShape;
}

export const plug = (server: McpServer, plugin: Plugin) =>
  server.registerTool('plugged', { description: 'Maybe with arguments', inputSchema: plugin.shape }, async () => ({ content: [] }));
