import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'a', version: '1.0.0' });
const prompt = server.registerPrompt('p', {}, () => ({ messages: [] }));

export async function prompts(extra: never) {
  const { callback } = prompt;
  const first = await prompt['callback'](extra, extra);
  return [first, callback];
}

// What v1 called so before tools could be tasks.
type Inside = { _registeredTools: Record<string, { callback: (args: unknown, extra: unknown) => unknown }> };
export const direct = () => (server as any)._registeredTools['t'].callback({ a: 'x' }, {});
const tools = (server as any)._registeredTools as Record<string, { callback(args: unknown, extra: unknown): unknown }>;
export const byName = (name: string) => tools[name]!.callback({}, {});

// Nobody's but ours.
export const own = { callback: () => 1 };
export const called = own.callback() + (null as unknown as { _registeredTools: Inside[] })._registeredTools.length;
