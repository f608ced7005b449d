import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

declare const anything: any;
declare const rest: [any, any];

export function add(server: McpServer) {
  // TODO(mcp-v2/registration/arguments): McpServer.tool() is gone, and which of these arguments is which cannot be told from here: write registerTool(name, { description, inputSchema, annotations }, callback).
  server.tool('unknown', anything, async () => ({ content: [] }));
  // TODO(mcp-v2/registration/arguments): McpServer.tool() is gone, and which of these arguments is which cannot be told from here: write registerTool(name, { description, inputSchema, annotations }, callback).
  server.tool('unknown-too', 'With a description', anything, async () => ({ content: [] }));
  // Two parameters: there is a schema.
  server.registerTool(
    'told',
    { inputSchema: z.object(anything) },
    async (_args: unknown, _extra: unknown) => ({ content: [] }),
  );
  // Four and a callback can be one thing only.
  server.registerTool(
    'all',
    {
      description: anything,
      inputSchema: z.object(anything),
      annotations: anything,
    },
    async () => ({ content: [] }),
  );
  // TODO(mcp-v2/registration/arguments): McpServer.tool() is gone, and which of these arguments is which cannot be told from here: write registerTool(name, { description, inputSchema, annotations }, callback).
  server.tool('spread', ...rest);
  // TODO(mcp-v2/registration/arguments): McpServer.prompt() is gone, and which of these arguments is which cannot be told from here: write registerPrompt(name, { description, argsSchema }, callback).
  server.prompt('prompt', anything, () => ({ messages: [] }));
}
