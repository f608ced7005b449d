import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

export const docs = `
  z.record(z.string())
    ${z.record(z.string()).description ?? 'none'}
`;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
