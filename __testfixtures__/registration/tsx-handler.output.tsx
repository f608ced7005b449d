import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

export const page = (name: string) => (
  <main>
    <h1>{name}</h1>
  </main>
);

server.registerTool(
  'render',
  {
    description: 'Renders a page of the given name',
    inputSchema: z.object({ name: z.string() })
  },
  async ({ name }) => {
    const element = (
      <div>
        {page(name)}
      </div>
    );
    return { content: [{ type: 'text', text: String(element) }] };
  }
);
