import { McpServer } from '@modelcontextprotocol/server';
import type { ServerContext } from '@modelcontextprotocol/server';

declare const vi: { fn<T extends (...args: any[]) => any>(implementation?: T): any };
declare function expect(value: unknown): { toHaveBeenCalledTimes(times: number): void };
declare function register(server: McpServer): void;

type Extra = ServerContext;

function createMockServer() {
  const handlers: Map<string, Function> = new Map();
  const mockServer = {
    registerTool: vi.fn((name: string, _config: any, handler: Function) => {
      handlers.set(name, handler);
    }),
  } as unknown as McpServer;
  return { mockServer, handlers };
}

export async function captured() {
  const { mockServer, handlers } = createMockServer();
  register(mockServer);
  const sendRequest = vi.fn();
  const handler = handlers.get('echo')!;
  await handler({ message: 'a' }, { mcpReq: { send: sendRequest } });
  await handler({ message: 'a' }, { mcpReq: { _meta: { progressToken: 't' }, id: 'r1' }, sessionId: 's1' });
  await handler({ requestId: 'an argument' });
  await handlers.get('whoami')!({ sessionId: 's', http: { authInfo: { token: 'x', clientId: 'y', scopes: [] } } });

  const extra = {
    sessionId: 's2',
    mcpReq: {
      signal: new AbortController().signal,
      notify: vi.fn(),
    },
  };
  await handler({}, extra);
  expect(extra.mcpReq.notify).toHaveBeenCalledTimes(1);
}

async function progress(ctx: Extra) {
  await ctx.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data: 1 } });
}

export async function helper() {
  const sendNotification = vi.fn();
  await progress({ mcpReq: { notify: sendNotification, signal: AbortSignal.timeout(1) } } as unknown as Extra);
  await progress({ mcpReq: { notify: sendNotification } } as any);
  const made = createExtra();
  await progress(made);
  const { notify: sent } = made.mcpReq;
  expect(sent).toHaveBeenCalledTimes(1);
  const other = { signal: AbortSignal.timeout(1), requestId: 2 };
  console.error(other.requestId);
}

// TODO(mcp-v2/context): overrides is spread into a handler's context: what it holds must have v2's shape too, with id, signal, _meta, send and notify in mcpReq, and authInfo and req in http.
const createExtra = (overrides: Record<string, unknown> = {}): any => ({
  mcpReq: { signal: AbortSignal.timeout(1), id: 1 },
  http: { authInfo: { token: 'x', clientId: 'y', scopes: [] } },
  ...overrides,
});
