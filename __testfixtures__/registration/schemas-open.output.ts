import type { McpServer } from '@modelcontextprotocol/server';
import { z, type ZodRawShape } from 'zod';

declare function shapeFromPlugin(): ZodRawShape | undefined;
declare const verbose: boolean;

export function add(server: McpServer, optional?: ZodRawShape) {
  // Undefined must stay undefined: z.object(undefined) would be a schema.
  server.registerTool('optional', { inputSchema: optional && z.object(optional) }, async () => ({ content: [] }));
  // TODO(mcp-v2/registration/schema): this is a raw shape or undefined; hand over undefined or z.object(shape), for z.object(undefined) would be a schema.
  server.registerTool('plugin', { inputSchema: shapeFromPlugin() }, async () => ({ content: [] }));
  server.registerTool('branch', { inputSchema: z.object(verbose ? { all: z.boolean() } : {}) }, async () => ({
    content: [],
  }));
}

export interface Plugin {
  shape?: ZodRawShape;
}

export const plug = (server: McpServer, plugin: Plugin) =>
  server.registerTool('plugged', { description: 'Maybe with arguments', inputSchema: plugin.shape && z.object(plugin.shape) }, async () => ({ content: [] }));
