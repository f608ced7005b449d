import type { CallToolRequestSchema } from '@modelcontextprotocol/core';

export type Shape = (typeof CallToolRequestSchema)['shape'];
export interface Host {
  setRequestHandler(schema: typeof CallToolRequestSchema, handler: () => void): void;
}
