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

it('knows callTool by its arguments', async () => {
  const { client } = await vi.importActual<any>('./client.js');
  await client.callTool({ name: 'a' }, { onprogress: () => undefined });
  await client.callTool('a', undefined, { timeout: 5 });
});
