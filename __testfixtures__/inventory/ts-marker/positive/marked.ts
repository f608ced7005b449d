import { McpServer } from '@modelcontextprotocol/server';

export const server = new McpServer({ name: 'marked', version: '1.0.0' });
// TODO(mcp-v2/sessions/orphan): nothing imports this module any more: what it did for sessions went with them.
export const notes = new Map<string, string>();
