import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema, ElicitResultSchema, ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { expect, it, vi } from 'vitest';

declare function run(client: Client): Promise<void>;

it('asks', async () => {
  const client = { request: vi.fn(), callTool: vi.fn() };
  const sendRequest = vi.fn();
  await run(client as unknown as Client);
  expect(client.request).toHaveBeenCalledWith({ method: 'tools/list' }, ListToolsResultSchema);
  expect(client.callTool).toHaveBeenCalledWith({ name: 'a' }, CallToolResultSchema, expect.anything());
  expect(sendRequest).toHaveBeenCalledWith(
    expect.objectContaining({ method: 'elicitation/create' }),
    ElicitResultSchema,
    expect.anything(),
  );
});

it('marks a callTool that nobody can tell', async () => {
  const { client } = await vi.importActual<any>('./client.js');
  await client.callTool({ name: 'a' }, undefined, { onprogress: () => undefined });
  await client.callTool('a', undefined, { timeout: 5 });
});
