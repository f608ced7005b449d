import type { Client } from '@modelcontextprotocol/client';
import { expect, it, vi } from 'vitest';

declare function run(client: Client): Promise<void>;

it('asks', async () => {
  const client = { request: vi.fn(), callTool: vi.fn() };
  const sendRequest = vi.fn();
  await run(client as unknown as Client);
  expect(client.request).toHaveBeenCalledWith({ method: 'tools/list' });
  expect(client.callTool).toHaveBeenCalledWith({ name: 'a' }, expect.anything());
  expect(sendRequest).toHaveBeenCalledWith(
    expect.objectContaining({ method: 'elicitation/create' }),
    expect.anything(),
  );
});

it('marks a callTool that nobody can tell', async () => {
  const { client } = await vi.importActual<any>('./client.js');
  // TODO(mcp-v2/requests/schema): if this is the SDK's client, its options come second in v2, callTool(params, options), and what stands third is not read.
  await client.callTool({ name: 'a' }, undefined, { onprogress: () => undefined });
  await client.callTool('a', undefined, { timeout: 5 });
});
