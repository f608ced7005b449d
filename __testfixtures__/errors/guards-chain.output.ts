import { Client, ProtocolErrorCode, ProtocolError, SdkErrorCode, SdkError } from '@modelcontextprotocol/client';

export const isTimeout = (error: unknown) => error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;

export const isTransient = (error: unknown): boolean =>
  error instanceof SdkError &&
  (error.code === SdkErrorCode.RequestTimeout || error.code === SdkErrorCode.ConnectionClosed) &&
  !error.message.includes('fatal');

export const isOurs = (error: unknown): boolean =>
  (error instanceof ProtocolError || error instanceof SdkError) &&
  (error.code === SdkErrorCode.RequestTimeout || error.code === ProtocolErrorCode.InvalidParams);

export async function call(client: Client, name: string) {
  try {
    return await client.callTool({ name });
  } catch (error) {
    if (!(error instanceof SdkError) || error.code !== SdkErrorCode.RequestTimeout) throw error;
    return undefined;
  }
}

export async function retry(client: Client, name: string) {
  try {
    return await client.callTool({ name });
  } catch (error) {
    if (error instanceof SdkError) {
      if (error.code === SdkErrorCode.ConnectionClosed) {
        console.error('closed', error.message);
      }
    }
    throw error;
  }
}

/** The number instead of the name. */
export const isSlow = (error: unknown) => error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout;

export const isGone = (error: any) => error instanceof SdkError && [SdkErrorCode.ConnectionClosed, SdkErrorCode.RequestTimeout].includes(error.code);

/** Only codes of the protocol: nothing but the names changes. */
export const isMissing = (error: unknown) => error instanceof ProtocolError && error.code === ProtocolErrorCode.MethodNotFound;
