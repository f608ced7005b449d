import type { Express } from 'express';
// TODO(mcp-v2/oauth-errors): InvalidTokenError: a frozen v1 error class: it matches what server-legacy throws, not the OAuthError that v2's client and middleware throw. There, test error.code against OAuthErrorCode.
// TODO(mcp-v2/auth-resource-server): requireBearerAuth: the frozen copy in server-legacy; @modelcontextprotocol/express has the maintained one. Re-point it together with the errors its verifier throws (OAuthError with a code).
// TODO(mcp-v2/auth-server): ProxyOAuthServerProvider, mcpAuthRouter: a frozen, deprecated copy in server-legacy now; v2 has no authorization server. Move it to an identity provider or a dedicated OAuth library.
import {
  InvalidTokenError,
  requireBearerAuth,
  ProxyOAuthServerProvider,
  mcpAuthRouter,
} from '@modelcontextprotocol/server-legacy/auth';

/** One provider is the authorization server and the verifier: all of it stays together. */
export function protect(app: Express, issuerUrl: URL) {
  const provider = new ProxyOAuthServerProvider({
    endpoints: { authorizationUrl: 'https://idp/authorize', tokenUrl: 'https://idp/token' },
    verifyAccessToken: async (token) => {
      if (token !== 'good') throw new InvalidTokenError('unknown token');
      return { token, clientId: 'me', scopes: [], expiresAt: Date.now() / 1000 + 60 };
    },
    getClient: async () => undefined,
  });
  app.use(mcpAuthRouter({ provider, issuerUrl }));
  app.use('/mcp', requireBearerAuth({ verifier: provider }));
}
