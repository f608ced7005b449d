import {
  Client,
  ProtocolErrorCode,
  ProtocolError,
  SdkErrorCode,
} from '@modelcontextprotocol/client';

export async function ping(client: Client, attempts = 3): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await client.ping({ timeout: 1000 * 2 ** attempt });
      return true;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      // TODO(mcp-v2/errors/split): ConnectionClosed is thrown as SdkError with SdkErrorCode.ConnectionClosed (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
      if (error.code === SdkErrorCode.ConnectionClosed) return false;
      // TODO(mcp-v2/errors/split): RequestTimeout is thrown as SdkError with SdkErrorCode.RequestTimeout (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.
      if (error.code !== SdkErrorCode.RequestTimeout) throw error;
    }
  }
  throw new ProtocolError(ProtocolErrorCode.InternalError, 'no answer');
}
