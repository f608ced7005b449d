import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const isProtocol = (error: Error) => error.name === 'McpError';
export const isHttp = (error: Error) => error.constructor.name === 'StreamableHTTPError';
export const known = (error: Error) => ['McpError', 'AbortError'].includes(error.name);

export function kind(error: Error) {
  switch (error.name) {
    case 'McpError':
      return 'mcp';
    case 'AbortError':
      return 'abort';
    default:
      return 'McpError or something else';
  }
}

export async function ping(client: Client) {
  try {
    await client.ping();
  } catch (error) {
    if (error instanceof Error && error.name === "McpError") return false;
    throw error;
  }
  return true;
}
