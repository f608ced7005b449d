import express from 'express';
import { OAuthError, OAuthErrorCode } from '@modelcontextprotocol/server';
import {
  requireBearerAuth,
  type AuthMetadataOptions,
  getOAuthProtectedResourceMetadataUrl,
  mcpAuthMetadataRouter,
} from '@modelcontextprotocol/express';
import type { OAuthTokenVerifier } from '@modelcontextprotocol/express';
import type { AuthInfo } from '@modelcontextprotocol/server';

export class StaticVerifier implements OAuthTokenVerifier {
  constructor(private readonly tokens: ReadonlyMap<string, AuthInfo>) {}

  async verifyAccessToken(token: string): Promise<AuthInfo> {
    const info = this.tokens.get(token);
    if (!info) throw new OAuthError(OAuthErrorCode.InvalidToken, 'unknown token');
    if (info.scopes.length === 0)
      throw new OAuthError(
        OAuthErrorCode.InsufficientScope,
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
  if (error instanceof OAuthError && error.code === OAuthErrorCode.InvalidToken) return `token: ${error.code}`;
  if (!(error instanceof OAuthError && error.code === OAuthErrorCode.InsufficientScope)) throw error;
  return error instanceof OAuthError ? error.code : 'other';
}
