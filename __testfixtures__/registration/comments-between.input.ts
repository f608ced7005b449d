import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool(
  'first', // the name
  // What people read.
  'Does the first thing',
  /* the shape */ { a: z.string() }, // one argument
  /**
   * The callback.
   */
  async ({ a }) => ({ content: [{ type: 'text', text: a }] }),
);

server.tool('second', /* nothing to say */ 'Does it', async () => ({ content: [] }));

server.tool(
  // Only a name.
  'third',
  // And a callback.
  async () => ({ content: [] }),
);

server.tool('fourth', // why
  'Does it', async () => ({ content: [] }));
