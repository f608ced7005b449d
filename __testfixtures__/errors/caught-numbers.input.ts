import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export async function list(client: Client) {
  try {
    return await client.listTools();
  } catch (error: any) {
    if (error.code === -32001) return undefined;
    if (error?.code === -32000) return null;
    throw error;
  }
}

export async function typed(client: Client) {
  try {
    return await client.listTools();
  } catch (error) {
    if ((error as { code?: number }).code === -32001) return undefined;
    const { code } = error as Error & { code: number };
    if (code === -32000) return null;
    throw error;
  }
}

export async function connect(client: Client, url: URL) {
  const transport = new StreamableHTTPClientTransport(url);
  try {
    await client.connect(transport);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 401) return 'login';
    throw error;
  }
  await client.ping().catch((error: any) => {
    if (error.code === 503) return;
    throw error;
  });
  return 'connected';
}

/** No call of the SDK in sight: these numbers are somebody else's. */
export function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch (error: any) {
    if (error.code === -32000 || error.code === 404) return undefined;
    throw error;
  }
}

/** JSON-RPC on the wire keeps its numbers. */
export const isServerError = (message: { error: { code: number } }) => message.error.code === -32000;
