import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

function Schema(_schema: unknown) {
  return (_target: unknown) => {};
}

@Schema(z.record(z.string(), z.string()))
export class Labels {
  readonly server = new McpServer({ name: 'example', version: '1.0.0' });
}
