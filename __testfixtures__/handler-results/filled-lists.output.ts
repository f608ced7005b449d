import { Server, type Tool } from '@modelcontextprotocol/server';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
const allTools: any[] = [];
const registry = new Map<string, { name: string; description?: string; inputSchema: Record<string, unknown> }>();
server.setRequestHandler('tools/list', async () => ({ tools: [...registry.values()] as Tool[] }));
server.setRequestHandler('tools/list', async () => ({
  tools: Array.from(registry.values()).map((t) => ({ name: t.name, inputSchema: t.inputSchema as Tool['inputSchema'] })),
}));
server.setRequestHandler('tools/list', async () => {
  const tools = [];
  for (const t of registry.values()) tools.push(t);
  for (const t of allTools) tools.push(t);
  return { tools: tools as Tool[] };
});
server.setRequestHandler('tools/list', async () => {
  const tools = [];
  for (const [name, t] of registry) {
    tools.push({ name, description: t.description, inputSchema: t.inputSchema });
  }
  return { tools: tools as Tool[] };
});
