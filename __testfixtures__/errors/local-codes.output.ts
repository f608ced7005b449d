import { Client } from '@modelcontextprotocol/client';
import { expect } from 'vitest';

export async function refused(client: Client): Promise<void> {
  // TODO(mcp-v2/errors/message): messages have no 'MCP error <code>: ' prefix in v2; compare error.code instead of the text; that of a closed connection is SdkErrorCode.ConnectionClosed.
  await expect(client.ping()).rejects.toThrow('MCP error -32000');
  // TODO(mcp-v2/errors/message): messages have no 'MCP error <code>: ' prefix in v2; compare error.code instead of the text; that of a timeout is SdkErrorCode.RequestTimeout.
  await expect(client.listTools()).rejects.toThrow(/MCP error -32001/);
  // TODO(mcp-v2/errors/message): messages have no 'MCP error <code>: ' prefix in v2; compare error.code instead of the text.
  await expect(client.listPrompts()).rejects.toThrow('MCP error -32601');
}
