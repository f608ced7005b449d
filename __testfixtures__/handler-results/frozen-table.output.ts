import { Server, type Tool } from '@modelcontextprotocol/server';

const read = {
  name: 'read',
  inputSchema: { type: 'object', properties: { mode: { type: 'string', enum: ['all', 'new'] } }, required: [] },
} as const;
const ping: Tool = { name: 'ping', inputSchema: { type: 'object', properties: {} } };
const all = [read as unknown as Tool, ping];
const safe = [ping];
const TOOLS = [{ name: 'write', inputSchema: { type: 'object', required: ['path'] } }] as const;

export function createServer(onlySafe: boolean) {
  const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', async () => {
    const base = onlySafe ? safe : all;
    const tools = base.filter((tool) => tool.name !== 'ping');
    return { tools };
  });
  return server;
}

export function createWriter() {
  const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', async () => ({ tools: TOOLS as unknown as Tool[] }));
  return server;
}

const write = {
  name: 'write',
  inputSchema: { type: 'object', properties: { mode: { type: 'string', enum: ['all', 'new'] } } },
} as const;
const both = [read, write];

export function createBoth() {
  const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', async () => {
    const tools = both.filter((tool) => tool.name !== 'write');
    return { tools: tools as unknown as Tool[] };
  });
  return server;
}

export function createReader() {
  const server = new Server({ name: 'tools', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', async () => ({ tools: [read as unknown as Tool] }));
  return server;
}
