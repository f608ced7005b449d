import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod/v3';

function Schema(_schema: unknown) {
  return (_target: unknown) => {};
}

@Schema(z.record(z.string()))
export class Labels {
  readonly server = new McpServer({ name: 'example', version: '1.0.0' });
}
