import { createMcpHandler, McpServer as Server, type ServerContext as Context } from '@modelcontextprotocol/server';

const carts = new Map<string, string[]>();
const sizeOf = (sessionId: string) => carts.get(sessionId)?.length ?? 0;

async function show(_args: unknown, context: Context) {
  const { sessionId: id } = context;
  const other = ['a', 'b'].map(id => carts.get(id)?.length);
  if (id === undefined || other.length > 2) throw new Error('no session');
  return { content: [{ type: 'text' as const, text: String(sizeOf(id)) }] };
}

export default createMcpHandler(() => {
  const shop = new Server({ name: 'shop', version: '1.0.0' });
  shop.registerTool('show', {}, context => show({}, context));
  shop.registerTool('drop', {}, async ({ sessionId: id, http }) => {
    if (http?.authInfo) console.error(http.authInfo.clientId);
    return { content: [{ type: 'text', text: String(carts.delete(id!)) }] };
  });
  shop.registerTool('maybe', {}, async context => {
    const cart = context.sessionId ? carts.get(context.sessionId) : undefined;
    const size = context.sessionId ? sizeOf(context.sessionId) : sizeOf('shared');
    return { content: [{ type: 'text', text: `${cart?.join()} ${size}` }] };
  });
  return shop;
});
