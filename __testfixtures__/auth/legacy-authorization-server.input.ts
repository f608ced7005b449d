import type { Express } from 'express';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { ProxyOAuthServerProvider } from '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.js';
import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';

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
