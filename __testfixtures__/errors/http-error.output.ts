import {
  StreamableHTTPClientTransport,
  SdkHttpError,
  SSEClientTransport,
  SseError,
  Client,
} from '@modelcontextprotocol/client';

export async function connect(client: Client, url: URL): Promise<'http' | 'sse'> {
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
    return 'http';
  } catch (error) {
    if (error instanceof SdkHttpError && error.status !== undefined && error.status >= 400 && error.status < 500) {
      await client.connect(new SSEClientTransport(url));
      return 'sse';
    }
    if (error instanceof SseError) console.error(error.event);
    throw error;
  }
}

// TODO(mcp-v2/errors/http): StreamableHTTPError is SdkHttpError now: its constructor takes (code of SdkErrorCode, message, { status }), and the HTTP status is in .status.
export class Gone extends SdkHttpError {
  constructor() {
    super(410, 'gone');
  }
}

export type HttpFailure = SdkHttpError | SseError;
