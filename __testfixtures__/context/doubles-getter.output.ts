import type { McpServer, Server } from '@modelcontextprotocol/server';

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
  await handler({ params: { name: 'echo' } }, { mcpReq: { signal: { aborted: false }, notify: vi.fn(), requestState: () => undefined } });
  const result = await getHandler(app, 'tools/list')({}, { mcpReq: { signal: { aborted: false }, notify: vi.fn() } });
  const extra = {
    mcpReq: {
      signal: { aborted: false },
      notify: vi.fn(),
      requestState: () => undefined,
    },
    http: { authInfo: undefined },
  };
  await handler({ params: { name: 'echo' } }, extra);
  const store = (serverOf(app) as any)._requestHandlers;
  await store.get('prompts/get')({ params: { name: 'hello' } }, { mcpReq: { requestState: () => undefined } });
  await (serverOf(app) as any)._requestHandlers.get('prompts/get')({ params: { name: 'hello' } }, { mcpReq: { requestState: () => undefined } });
  // TODO(mcp-v2/context): what _requestHandlers holds asks its context for mcpReq.requestState() in v2, and throws without one: hand it { mcpReq: { requestState: () => undefined } }.
  await (serverOf(app) as any)._requestHandlers.get('resources/read')({ params: { uri: 'a:b' } });
  await (serverOf(app) as any)._requestHandlers.get('tools/list')({});
  await getListener('echo')({}, { signal: { aborted: false }, sendNotification: vi.fn() });
  return result.tools;
}
