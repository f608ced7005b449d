import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { failure } from '@nest/core';
import { z } from 'zod';

const server = new McpServer({ name: 'nest', version: '0.0.1' });
server.registerTool('fail', { inputSchema: z.object({ why: z.string() }) }, ({ why }) => {
  throw failure(why);
});
await server.connect(new StdioServerTransport());
