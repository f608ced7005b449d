import express from 'express';
import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import type { OAuthServerProvider, OAuthTokenVerifier } from '@modelcontextprotocol/sdk/server/auth/provider.js';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import type { OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { OAuthTokensSchema } from '@modelcontextprotocol/sdk/shared/auth.js';

export function protect(provider: OAuthServerProvider, issuerUrl: URL) {
  const app = express();
  app.use(mcpAuthRouter({ provider, issuerUrl }));
  const resourceMetadataUrl = getOAuthProtectedResourceMetadataUrl(issuerUrl);
  app.use('/mcp', requireBearerAuth({ verifier: provider, resourceMetadataUrl }));
  return app;
}

export class StaticVerifier implements OAuthTokenVerifier {
  constructor(private readonly tokens: ReadonlyMap<string, AuthInfo>) {}

  async verifyAccessToken(token: string): Promise<AuthInfo> {
    const info = this.tokens.get(token);
    if (!info) throw new InvalidTokenError('unknown token');
    return info;
  }
}

export const parseTokens = (value: unknown): OAuthTokens => OAuthTokensSchema.parse(value);
