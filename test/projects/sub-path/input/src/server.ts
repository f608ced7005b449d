import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export const create = () => new McpServer({ name: 'sub-path', version: '1.0.0' });
