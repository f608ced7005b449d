import { Client } from '@modelcontextprotocol/client';

class McpError extends Error {
  readonly code = -32001;
}

enum ErrorCode {
  RequestTimeout = -32001,
}

export const isOurs = (error: unknown) => error instanceof McpError && error.code === ErrorCode.RequestTimeout;
export const isNamed = (error: Error) => error.name === 'McpError';
export const prose = 'McpError and MCP error -32602: are words';

export async function read(client: Client, path: string) {
  try {
    return await client.readResource({ uri: path });
  } catch (error: any) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
