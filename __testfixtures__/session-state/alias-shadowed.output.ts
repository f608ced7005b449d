import { createMcpHandler, McpServer as Server, type ServerContext as Context } from '@modelcontextprotocol/server';

const carts = new Map<string, string[]>();
const sizeOf = (sessionId: string) => carts.get(sessionId)?.length ?? 0;

async function show(_args: unknown, context: Context) {
  const { sessionId: id } = context;
  const other = ['a', 'b'].map(id => carts.get(id)?.length);
  // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call always leaves here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
  if (id === undefined || other.length > 2) throw new Error('no session');
  return { content: [{ type: 'text' as const, text: String(sizeOf(id)) }] };
}

export default createMcpHandler(() => {
  const shop = new Server({ name: 'shop', version: '1.0.0' });
  shop.registerTool('show', {}, context => show({}, context));
  shop.registerTool('drop', {}, async ({ sessionId: id, http }) => {
    if (http?.authInfo) console.error(http.authInfo.clientId);
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    if (!id) throw new Error('No session id to look up carts with');
    return { content: [{ type: 'text', text: String(carts.delete(id!)) }] };
  });
  shop.registerTool('maybe', {}, async context => {
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call goes the way without one. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    const cart = context.sessionId ? carts.get(context.sessionId) : undefined;
    // TODO(mcp-v2/session-state/keyed): carts: kept by session id, which a request that createMcpHandler answers does not have: such a call is refused here. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.
    if (!context.sessionId) throw new Error('No session id to look up carts with');
    const size = context.sessionId ? sizeOf(context.sessionId) : sizeOf('shared');
    return { content: [{ type: 'text', text: `${cart?.join()} ${size}` }] };
  });
  return shop;
});
