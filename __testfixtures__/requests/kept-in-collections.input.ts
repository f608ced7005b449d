import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

export class Pool {
  private readonly clients = new Map<string, { client: Client; busy: boolean }>();
  private idle: Client[] = [];

  async run(name: string) {
    for (const { client } of this.clients.values()) await client.callTool({ name }, undefined, { timeout: 5 });
    for (const [, entry] of this.clients) await entry.client.callTool({ name }, CallToolResultSchema);
    await this.idle.pop()?.callTool({ name }, CallToolResultSchema, { timeout: 5 });
    const first = [...this.clients.values()][0];
    return first?.client.callTool({ name }, undefined, { timeout: 5 });
  }

  all(name: string) {
    return Promise.all(this.idle.map(client => client.callTool({ name }, undefined, { timeout: 5 })));
  }
}

export async function every(clients: Record<string, Client>) {
  for (const [name, client] of Object.entries(clients)) await client.callTool({ name }, undefined, { timeout: 5 });
}
