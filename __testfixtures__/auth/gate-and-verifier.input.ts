import express from 'express';
import { InsufficientScopeError, InvalidTokenError, OAuthError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import type { OAuthTokenVerifier } from '@modelcontextprotocol/sdk/server/auth/provider.js';
import {
  type AuthMetadataOptions,
  getOAuthProtectedResourceMetadataUrl,
  mcpAuthMetadataRouter,
} from '@modelcontextprotocol/sdk/server/auth/router.js';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';

export class StaticVerifier implements OAuthTokenVerifier {
  constructor(private readonly tokens: ReadonlyMap<string, AuthInfo>) {}

  async verifyAccessToken(token: string): Promise<AuthInfo> {
    const info = this.tokens.get(token);
    if (!info) throw new InvalidTokenError('unknown token');
    if (info.scopes.length === 0)
      throw new InsufficientScopeError(
        `no scope for ${info.clientId}`,
        'https://example.com/scopes',
      );
    return info;
  }
}

export function protect(verifier: OAuthTokenVerifier, options: AuthMetadataOptions) {
  const app = express();
  app.use(mcpAuthMetadataRouter(options));
  const resourceMetadataUrl = getOAuthProtectedResourceMetadataUrl(options.resourceServerUrl);
  app.use('/mcp', requireBearerAuth({ verifier, requiredScopes: ['mcp'], resourceMetadataUrl }));
  return app;
}

export function explain(error: unknown): string {
  if (error instanceof InvalidTokenError) return `token: ${error.errorCode}`;
  if (!(error instanceof InsufficientScopeError)) throw error;
  return error instanceof OAuthError ? error.errorCode : 'other';
}
