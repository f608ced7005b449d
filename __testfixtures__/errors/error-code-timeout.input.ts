import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export async function ping(client: Client, attempts = 3): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await client.ping({ timeout: 1000 * 2 ** attempt });
      return true;
    } catch (error) {
      if (!(error instanceof McpError)) throw error;
      if (error.code === ErrorCode.ConnectionClosed) return false;
      if (error.code !== ErrorCode.RequestTimeout) throw error;
    }
  }
  throw new McpError(ErrorCode.InternalError, 'no answer');
}
