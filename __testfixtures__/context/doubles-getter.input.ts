import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';

declare const vi: { fn(): any };

type Handler = (request: Record<string, unknown>, extra: Record<string, unknown>) => Promise<Record<string, unknown>>;

function serverOf(app: unknown): Server {
  return (app as { mcp: McpServer }).mcp.server;
}

function getHandler(app: unknown, method: string): Handler {
  const handler = (serverOf(app) as unknown as { _requestHandlers: Map<string, Handler> })._requestHandlers.get(method);
  if (!handler) throw new Error(`no handler of ${method}`);
  return handler;
}

/** Not the SDK's: its second argument stays as it is. */
const listeners = new Map<string, Handler>();
const getListener = (name: string): Handler => listeners.get(name)!;

export async function calls(app: unknown) {
  const handler = getHandler(app, 'tools/call');
  await handler({ params: { name: 'echo' } }, { signal: { aborted: false }, sendNotification: vi.fn() });
  const result = await getHandler(app, 'tools/list')({}, { signal: { aborted: false }, sendNotification: vi.fn() });
  const extra = {
    signal: { aborted: false },
    sendNotification: vi.fn(),
    authInfo: undefined,
  };
  await handler({ params: { name: 'echo' } }, extra);
  const store = (serverOf(app) as any)._requestHandlers;
  await store.get('prompts/get')({ params: { name: 'hello' } }, {});
  await (serverOf(app) as any)._requestHandlers.get('prompts/get')({ params: { name: 'hello' } }, {});
  await (serverOf(app) as any)._requestHandlers.get('resources/read')({ params: { uri: 'a:b' } });
  await (serverOf(app) as any)._requestHandlers.get('tools/list')({});
  await getListener('echo')({}, { signal: { aborted: false }, sendNotification: vi.fn() });
  return result.tools;
}
