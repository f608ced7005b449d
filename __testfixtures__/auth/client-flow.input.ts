import { auth, type OAuthClientProvider, UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InvalidClientError, InvalidGrantError, ServerError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export async function authorize(provider: OAuthClientProvider, serverUrl: string, code: string) {
  try {
    return await auth(provider, { serverUrl, authorizationCode: code });
  } catch (error) {
    if (error instanceof InvalidGrantError || error instanceof InvalidClientError) return 'restart';
    if (error instanceof UnauthorizedError) return 'login';
    const retry = error instanceof ServerError;
    if (retry) return 'retry';
    throw error;
  }
}

export async function finish(transport: StreamableHTTPClientTransport, callbackUrl: string) {
  const url = new URL(callbackUrl);
  const code = url.searchParams.get('code');
  if (!code) throw new InvalidGrantError('no code');
  await transport.finishAuth(code);
}
