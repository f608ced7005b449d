import { Client } from '@modelcontextprotocol/client';
import { CompatibilityCallToolResultSchema, ListToolsResultSchema, ResultSchema } from '@modelcontextprotocol/core';
import type { Request } from '@modelcontextprotocol/client';
import { z } from 'zod';

const client = new Client({ name: 'c', version: '1' });
const Found = z.object({ hits: z.array(z.string()) });

export async function relay(request: Request, method: string) {
  await client.request(request, ResultSchema);
  await client.request({ method }, ResultSchema);
  await client.request({ method: 'tools/list' }, ResultSchema);
  await client.request({ method: 'acme/search', params: {} }, Found);
  await client.request({ method: 'tools/call', params: { name: 'a' } }, CompatibilityCallToolResultSchema);
  const loose = { method: 'tools/list' };
  await client.request(loose, ListToolsResultSchema);
  await client.request({ method: 'tools/list', ...request }, ListToolsResultSchema);
  await client.callTool({ name: 'a' }, { timeout: 5 });
}

export class Session {
  request(_request: { method: string }, _schema: unknown): void {}
  list(): void {
    this.request({ method: 'tools/list' }, ListToolsResultSchema);
  }
}
