import type { Client } from '@modelcontextprotocol/client';

const ListToolsResultSchema = { type: 'object' };
const http = { request: (_options: { method: string }, _schema: object) => undefined };
http.request({ method: 'tools/list' }, ListToolsResultSchema);

const tools = { callTool: (_name: string, _args: unknown, _options?: object) => undefined };
tools.callTool('read', undefined, { timeout: 1 });
export type { Client };
