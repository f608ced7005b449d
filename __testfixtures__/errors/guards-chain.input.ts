import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export const isTimeout = (error: unknown) => error instanceof McpError && error.code === ErrorCode.RequestTimeout;

export const isTransient = (error: unknown): boolean =>
  error instanceof McpError &&
  (error.code === ErrorCode.RequestTimeout || error.code === ErrorCode.ConnectionClosed) &&
  !error.message.includes('fatal');

export const isOurs = (error: unknown): boolean =>
  error instanceof McpError && (error.code === ErrorCode.RequestTimeout || error.code === ErrorCode.InvalidParams);

export async function call(client: Client, name: string) {
  try {
    return await client.callTool({ name });
  } catch (error) {
    if (!(error instanceof McpError) || error.code !== ErrorCode.RequestTimeout) throw error;
    return undefined;
  }
}

export async function retry(client: Client, name: string) {
  try {
    return await client.callTool({ name });
  } catch (error) {
    if (error instanceof McpError) {
      if (error.code === ErrorCode.ConnectionClosed) {
        console.error('closed', error.message);
      }
    }
    throw error;
  }
}

/** The number instead of the name. */
export const isSlow = (error: unknown) => error instanceof McpError && error.code === -32001;

export const isGone = (error: any) => error instanceof McpError && [ErrorCode.ConnectionClosed, ErrorCode.RequestTimeout].includes(error.code);

/** Only codes of the protocol: nothing but the names changes. */
export const isMissing = (error: unknown) => error instanceof McpError && error.code === ErrorCode.MethodNotFound;
