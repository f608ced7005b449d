import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { expect, it } from 'vitest';

declare const client: Client;
declare function textOf(content: unknown): string;

it('rejects bad arguments', async () => {
  const result = await client.callTool({ name: 'find', arguments: {} });
  const message = textOf(result.content);
  expect(message).toContain('-32602');
  expect(message).toContain('Invalid arguments for tool find');
});

it('tells the code', async () => {
  const error = await client.readResource({ uri: 'a://b' }).catch((reason: Error) => reason);
  expect((error as Error).message).toContain('-32002');
});

it('answers a bad body', async () => {
  const response = await fetch('http://localhost/mcp', { method: 'POST', body: '{' });
  expect(await response.text()).toContain('-32700');
});
