import { McpServer } from '@modelcontextprotocol/server';
import type { infer as Infer, ZodType } from 'zod';

export type Of<T extends ZodType<unknown, unknown>> = Infer<T>;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
