import { z } from 'zod';

class FastMCP {
  tool(...args: unknown[]) {
    return args;
  }
  resource(...args: unknown[]) {
    return args;
  }
}

const server = new FastMCP();
server.tool('add', { a: z.number() }, () => 1);
server.resource('x', 'x://', () => 1);

interface McpServer {
  tool(name: string, callback: () => void): void;
}
declare const mine: McpServer;
mine.tool('x', () => {});
export const agent = { tool: (name: string) => name, prompt: 'p' };
agent.tool('x');
