import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { failure } from '@nest/core';
import { z } from 'zod';

function createServer() {
  const server = new McpServer({ name: 'nest', version: '0.0.1' });
  server.registerTool('fail', { inputSchema: z.object({ why: z.string() }) }, ({ why }) => {
    throw failure(why);
  });

  return server;
}

serveStdio(createServer, { onerror: console.error });
