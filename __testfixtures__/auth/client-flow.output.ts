import { auth, type OAuthClientProvider, UnauthorizedError, StreamableHTTPClientTransport, OAuthErrorCode, OAuthError } from '@modelcontextprotocol/client';

export async function authorize(provider: OAuthClientProvider, serverUrl: string, code: string) {
  try {
    // TODO(mcp-v2/auth/callback): v2 compares the callback's iss with the authorization server it redirected to: pass the callback's iss beside authorizationCode.
    return await auth(provider, { serverUrl, authorizationCode: code });
  } catch (error) {
    if ((error instanceof OAuthError && error.code === OAuthErrorCode.InvalidGrant) || (error instanceof OAuthError && error.code === OAuthErrorCode.InvalidClient)) return 'restart';
    if (error instanceof UnauthorizedError) return 'login';
    const retry = error instanceof OAuthError && error.code === OAuthErrorCode.ServerError;
    if (retry) return 'retry';
    throw error;
  }
}

export async function finish(transport: StreamableHTTPClientTransport, callbackUrl: string) {
  const url = new URL(callbackUrl);
  const code = url.searchParams.get('code');
  if (!code) throw new OAuthError(OAuthErrorCode.InvalidGrant, 'no code');
  await transport.finishAuth(url.searchParams);
}
