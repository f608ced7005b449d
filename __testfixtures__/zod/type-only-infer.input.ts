import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { infer as Infer, ZodType, ZodTypeDef } from 'zod/v3';

export type Of<T extends ZodType<unknown, ZodTypeDef, unknown>> = Infer<T>;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
