import { McpServer } from '@modelcontextprotocol/server';

export const create = () => new McpServer({ name: 'sub-path', version: '1.0.0' });
