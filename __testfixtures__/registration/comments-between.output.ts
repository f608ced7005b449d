import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool(
  'first', // the name
  {
    // What people read.
    description: 'Does the first thing',
    /* the shape */ inputSchema: z.object({ a: z.string() }), // one argument
  },
  /**
   * The callback.
   */
  async ({ a }) => ({ content: [{ type: 'text', text: a }] }),
);

server.registerTool('second', /* nothing to say */ { description: 'Does it' }, async () => ({
  content: [],
}));

server.registerTool(
  // Only a name.
  'third',
  {},
  // And a callback.
  async () => ({ content: [] }),
);

server.registerTool(
  'fourth', // why
  {
    description: 'Does it',
  },
  async () => ({ content: [] }),
);
