import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export const server = new Server(
  { name: 'x', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: {} } },
);
const allTools: any[] = [];
const registry = new Map<string, { name: string; description?: string; inputSchema: Record<string, unknown> }>();
server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [...registry.values()] }));
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: Array.from(registry.values()).map((t) => ({ name: t.name, inputSchema: t.inputSchema })),
}));
server.setRequestHandler(ListToolsRequestSchema, async () => {
  const tools = [];
  for (const t of registry.values()) tools.push(t);
  for (const t of allTools) tools.push(t);
  return { tools };
});
server.setRequestHandler(ListToolsRequestSchema, async () => {
  const tools = [];
  for (const [name, t] of registry) {
    tools.push({ name, description: t.description, inputSchema: t.inputSchema });
  }
  return { tools };
});
