import { StreamableHTTPClientTransport, StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { SSEClientTransport, SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export async function connect(client: Client, url: URL): Promise<'http' | 'sse'> {
  try {
    await client.connect(new StreamableHTTPClientTransport(url));
    return 'http';
  } catch (error) {
    if (error instanceof StreamableHTTPError && error.code !== undefined && error.code >= 400 && error.code < 500) {
      await client.connect(new SSEClientTransport(url));
      return 'sse';
    }
    if (error instanceof SseError) console.error(error.event);
    throw error;
  }
}

export class Gone extends StreamableHTTPError {
  constructor() {
    super(410, 'gone');
  }
}

export type HttpFailure = StreamableHTTPError | SseError;
