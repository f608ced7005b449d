import { type CallToolResult, Client, Server, type Tool } from '@modelcontextprotocol/server';

const tools: Tool[] = [{ name: 'a', inputSchema: { type: 'object' } }];
const frozen = [{ name: 'a', inputSchema: { type: 'object' } }] as const;

async function call(): Promise<CallToolResult> {
  return { content: [{ type: 'text', text: 'x' }] };
}

export function register(server: Server, upstream: Client): void {
  server.setRequestHandler('tools/list', async () => ({ tools }));
  server.setRequestHandler('tools/list', async () => ({ tools: [{ name: 'a', inputSchema: { type: 'object' } }] }));
  server.setRequestHandler('tools/call', call);
  server.setRequestHandler('tools/call', async () => await call());
  server.setRequestHandler('tools/call', async (request) => {
    const result = await upstream.callTool(request.params);
    return result;
  });
  server.setRequestHandler('tools/call', async () => {
    const content: CallToolResult['content'] = [];
    content.push({ type: 'text', text: 'x' });
    return { content };
  });
  server.setRequestHandler('ping', async () => {
    const nothing = { type: 'x' };
    console.error(nothing, frozen);
    return {};
  });
}
