import { Client, StreamableHTTPClientTransport, SdkErrorCode } from '@modelcontextprotocol/client';

export async function list(client: Client) {
  try {
    return await client.listTools();
  } catch (error: any) {
    if (error.code === SdkErrorCode.RequestTimeout) return undefined;
    if (error?.code === SdkErrorCode.ConnectionClosed) return null;
    throw error;
  }
}

export async function typed(client: Client) {
  try {
    return await client.listTools();
  } catch (error) {
    if ((error as { code?: number | string }).code === SdkErrorCode.RequestTimeout) return undefined;
    const { code } = error as Error & { code: number | string };
    if (code === SdkErrorCode.ConnectionClosed) return null;
    throw error;
  }
}

export async function connect(client: Client, url: URL) {
  const transport = new StreamableHTTPClientTransport(url);
  try {
    await client.connect(transport);
  } catch (error) {
    // TODO(mcp-v2/errors/http): over Streamable HTTP the status is in .status of SdkHttpError now, and .code is a string; SseError still has it in .code. Test (error instanceof SdkHttpError && error.status === 401).
    if (error instanceof Error && 'code' in error && error.code === 401) return 'login';
    throw error;
  }
  await client.ping().catch((error: any) => {
    // TODO(mcp-v2/errors/http): over Streamable HTTP the status is in .status of SdkHttpError now, and .code is a string; SseError still has it in .code. Test (error instanceof SdkHttpError && error.status === 503).
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
