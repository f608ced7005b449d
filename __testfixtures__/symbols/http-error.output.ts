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
    // TODO(mcp-v2/errors/http): StreamableHTTPError is SdkHttpError now: the HTTP status is in .status, .code is a string of SdkErrorCode, and the constructor takes (code, message, { status }).
    if (error instanceof SdkHttpError && error.code !== undefined && error.code >= 400 && error.code < 500) {
      await client.connect(new SSEClientTransport(url));
      return 'sse';
    }
    if (error instanceof SseError) console.error(error.event);
    throw error;
  }
}

// TODO(mcp-v2/errors/http): StreamableHTTPError is SdkHttpError now: the HTTP status is in .status, .code is a string of SdkErrorCode, and the constructor takes (code, message, { status }).
export class Gone extends SdkHttpError {
  constructor() {
    super(410, 'gone');
  }
}

export type HttpFailure = SdkHttpError | SseError;
