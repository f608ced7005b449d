import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { failure } from '@nest/core';
import { z } from 'zod';

const server = new McpServer({ name: 'nest', version: '0.0.1' });
server.registerTool('fail', { inputSchema: z.object({ why: z.string() }) }, ({ why }) => {
  throw failure(why);
});
await server.connect(new StdioServerTransport());
