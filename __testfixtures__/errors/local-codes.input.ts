import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { expect } from 'vitest';

export async function refused(client: Client): Promise<void> {
  await expect(client.ping()).rejects.toThrow('MCP error -32000');
  await expect(client.listTools()).rejects.toThrow(/MCP error -32001/);
  await expect(client.listPrompts()).rejects.toThrow('MCP error -32601');
}
