import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, type Request } from '@modelcontextprotocol/sdk/types.js';
import type { AnyObjectSchema } from '@modelcontextprotocol/sdk/server/zod-compat.js';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

export function register<T extends AnyObjectSchema>(schema: T, handler: (request: Request) => object): void {
  server.setRequestHandler(schema, (request) => handler(request as unknown as Request) as {});
}

register(CallToolRequestSchema, () => ({ content: [] }));
