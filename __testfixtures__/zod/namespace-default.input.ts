import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import zod from 'zod/v3';

export const Labels = zod.record(zod.string());
export const server = new McpServer({ name: 'example', version: '1.0.0' });
