import { McpServer } from '@modelcontextprotocol/server';

// TODO: write tools (mcp-v2 is done)
export const server = new McpServer({ name: 'done', version: '1.0.0' });
