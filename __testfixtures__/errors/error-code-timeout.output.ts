import {
  Client,
  ProtocolErrorCode,
  ProtocolError,
  SdkErrorCode,
  SdkError,
} from '@modelcontextprotocol/client';

export async function ping(client: Client, attempts = 3): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await client.ping({ timeout: 1000 * 2 ** attempt });
      return true;
    } catch (error) {
      if (!(error instanceof ProtocolError || error instanceof SdkError)) throw error;
      if (error.code === SdkErrorCode.ConnectionClosed) return false;
      if (error.code !== SdkErrorCode.RequestTimeout) throw error;
    }
  }
  throw new ProtocolError(ProtocolErrorCode.InternalError, 'no answer');
}
