import type { Client } from '@modelcontextprotocol/client';
import { expect, it } from 'vitest';

declare const client: Client;
declare function textOf(content: unknown): string;

it('rejects bad arguments', async () => {
  const result = await client.callTool({ name: 'find', arguments: {} });
  const message = textOf(result.content);
  // TODO(mcp-v2/errors/message): messages, and the texts of tool results that tell of an error, have no 'MCP error <code>: ' prefix in v2, where the code stood; compare error.code, or the rest of the text.
  expect(message).toContain('-32602');
  expect(message).toContain('Invalid arguments for tool find');
});

it('tells the code', async () => {
  const error = await client.readResource({ uri: 'a://b' }).catch((reason: Error) => reason);
  // TODO(mcp-v2/errors/message): messages, and the texts of tool results that tell of an error, have no 'MCP error <code>: ' prefix in v2, where the code stood; compare error.code, or the rest of the text.
  expect((error as Error).message).toContain('-32002');
});

it('answers a bad body', async () => {
  const response = await fetch('http://localhost/mcp', { method: 'POST', body: '{' });
  expect(await response.text()).toContain('-32700');
});
