import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { expect, it } from 'vitest';

declare const client: Client;

it('reports what went wrong', async () => {
  await expect(client.getPrompt({ name: 'x' })).rejects.toThrow(McpError);
  await expect(client.getPrompt({ name: 'x' })).rejects.toThrow('MCP error -32602: MCP error -32602: Bad x');
  await expect(client.getPrompt({ name: 'x' })).rejects.toThrow(/^MCP error -32602: bad/);
  await expect(client.getPrompt({ name: 'x' })).rejects.toThrow('MCP error -32602');
  await expect(client.readResource({ uri: 'x://y' })).rejects.toThrow('MCP error -32602: Resource x://y not found');
  await expect(client.ping()).rejects.toMatchObject({ code: ErrorCode.RequestTimeout });
  await expect(client.ping()).rejects.toMatchObject({ name: 'McpError', message: `MCP error -32001: slow ${1}` });
});

it('times out', async () => {
  const error = await client.ping().catch((reason: unknown) => reason as McpError);
  expect(error).toBeInstanceOf(McpError);
  expect((error as McpError).code).toBe(ErrorCode.RequestTimeout);
});

it('knows no such tool', async () => {
  const result = await client.callTool({ name: 'unknown-tool', arguments: {} });
  expect(result.isError).toBe(true);
});

it('prints', () => {
  console.log('MCP error -32602: as it was');
});
