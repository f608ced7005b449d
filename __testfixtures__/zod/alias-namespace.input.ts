import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as zod from 'zod/v3';

export const Labels = zod.record(zod.string());
export const Parsed = zod.z.record(zod.z.number({ required_error: 'a number' }));
export const server = new McpServer({ name: 'example', version: '1.0.0' });
