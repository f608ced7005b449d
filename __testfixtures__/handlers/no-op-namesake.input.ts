import { Client } from '@modelcontextprotocol/client';

/** A queue of our own, which registers by schema. */
class Registry {
  private readonly handlers = new Map<unknown, () => void>();
  setRequestHandler(schema: unknown, handler: () => void): void {
    this.handlers.set(schema, handler);
  }
}

const CallToolRequestSchema = { type: 'object' };
const registry = new Registry();
registry.setRequestHandler(CallToolRequestSchema, () => undefined);

const client = new Client({ name: 'c', version: '1' });
client.setRequestHandler('roots/list', () => ({ roots: [] }));
client.removeRequestHandler('roots/list');
