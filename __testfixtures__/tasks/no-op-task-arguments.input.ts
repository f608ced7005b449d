import { McpServer, Server } from '@modelcontextprotocol/server';
import { z } from 'zod';

class Router extends Server {
  add(name: string, shape: { task: unknown }): string {
    return name + String(shape.task);
  }

  all(): void {
    this.add('assess', { task: z.string() });
  }
}

export function register(server: McpServer): Router {
  const inputSchema = z.object({ task: z.string().describe('What to route') });
  server.registerTool('select_model', { description: 'Selects', inputSchema }, async ({ task }) => ({
    content: [{ type: 'text', text: task }],
  }));
  return new Router({ name: 'router', version: '1.0.0' });
}
