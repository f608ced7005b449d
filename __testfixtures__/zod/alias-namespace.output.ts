import { McpServer } from '@modelcontextprotocol/server';
import * as zod from 'zod';

export const Labels = zod.record(zod.string(), zod.string());
export const Parsed = zod.z.record(zod.z.string(), zod.z.number({ error: (issue) => (issue.input === undefined ? 'a number' : undefined) }));
export const server = new McpServer({ name: 'example', version: '1.0.0' });
