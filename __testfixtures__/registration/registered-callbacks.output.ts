import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'a', version: '1.0.0' });
const prompt = server.registerPrompt('p', {}, () => ({ messages: [] }));

export async function prompts(extra: never) {
  // TODO(mcp-v2/registration/callback): a registered prompt's callback is handler(args, ctx) in v2: arguments come first even where the prompt has none, they are checked, and the answer may be an InputRequiredResult too.
  const { handler: callback } = prompt;
  // TODO(mcp-v2/registration/callback): a registered prompt's callback is handler(args, ctx) in v2: arguments come first even where the prompt has none, they are checked, and the answer may be an InputRequiredResult too.
  const first = await prompt['handler'](extra, extra);
  return [first, callback];
}

// What v1 called so before tools could be tasks.
type Inside = { _registeredTools: Record<string, { callback: (args: unknown, extra: unknown) => unknown }> };
export const direct = () => (server as any)._registeredTools['t'].handler({ a: 'x' }, {});
const tools = (server as any)._registeredTools as Record<string, { handler(args: unknown, extra: unknown): unknown }>;
export const byName = (name: string) => tools[name]!.handler({}, {});

// Nobody's but ours.
export const own = { callback: () => 1 };
export const called = own.callback() + (null as unknown as { _registeredTools: Inside[] })._registeredTools.length;
