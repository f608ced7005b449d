import { Client } from '@modelcontextprotocol/client';

export const isProtocol = (error: Error) => error.name === 'ProtocolError';
export const isHttp = (error: Error) => error.constructor.name === 'SdkHttpError';
export const known = (error: Error) => ['ProtocolError', 'AbortError'].includes(error.name);

export function kind(error: Error) {
  switch (error.name) {
    case 'ProtocolError':
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
    // TODO(mcp-v2/errors/name): a timeout or a closed connection was an McpError too and is called 'SdkError' now; accept that name here if they are meant.
    if (error instanceof Error && error.name === "ProtocolError") return false;
    throw error;
  }
  return true;
}
