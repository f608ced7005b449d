import { McpServer } from '@modelcontextprotocol/server';
import zod from 'zod';

export const Labels = zod.record(zod.string(), zod.string());
export const server = new McpServer({ name: 'example', version: '1.0.0' });
