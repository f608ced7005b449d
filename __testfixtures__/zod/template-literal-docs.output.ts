import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

export const docs = `
  z.record(z.string())
    ${z.record(z.string(), z.string()).description ?? 'none'}
`;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
