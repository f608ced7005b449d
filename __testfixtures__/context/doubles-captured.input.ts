import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

declare const vi: { fn<T extends (...args: any[]) => any>(implementation?: T): any };
declare function expect(value: unknown): { toHaveBeenCalledTimes(times: number): void };
declare function register(server: McpServer): void;

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

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
  await handler({ message: 'a' }, { sendRequest });
  await handler({ message: 'a' }, { _meta: { progressToken: 't' }, requestId: 'r1', sessionId: 's1' });
  await handler({ requestId: 'an argument' });
  await handlers.get('whoami')!({ sessionId: 's', authInfo: { token: 'x', clientId: 'y', scopes: [] } });

  const extra = {
    sessionId: 's2',
    signal: new AbortController().signal,
    sendNotification: vi.fn(),
  };
  await handler({}, extra);
  expect(extra.sendNotification).toHaveBeenCalledTimes(1);
}

async function progress(extra: Extra) {
  await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data: 1 } });
}

export async function helper() {
  const sendNotification = vi.fn();
  await progress({ sendNotification, signal: AbortSignal.timeout(1) } as unknown as Extra);
  await progress({ sendNotification } as any);
  const made = createExtra();
  await progress(made);
  const { sendNotification: sent } = made;
  expect(sent).toHaveBeenCalledTimes(1);
  const other = { signal: AbortSignal.timeout(1), requestId: 2 };
  console.error(other.requestId);
}

const createExtra = (overrides: Record<string, unknown> = {}): any => ({
  signal: AbortSignal.timeout(1),
  authInfo: { token: 'x', clientId: 'y', scopes: [] },
  requestId: 1,
  ...overrides,
});
