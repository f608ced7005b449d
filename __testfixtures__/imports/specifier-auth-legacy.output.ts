import express from 'express';
// TODO(mcp-v2/auth-resource-server): getOAuthProtectedResourceMetadataUrl, requireBearerAuth: the frozen copy in server-legacy; @modelcontextprotocol/express has the maintained one. Re-point it together with the errors its verifier throws (OAuthError with a code).
// TODO(mcp-v2/auth-server): mcpAuthRouter: a frozen, deprecated copy in server-legacy now; v2 has no authorization server. Move it to an identity provider or a dedicated OAuth library.
// TODO(mcp-v2/oauth-errors): InvalidTokenError: a frozen v1 error class: it matches what server-legacy throws, not the OAuthError that v2's client and middleware throw. There, test error.code against OAuthErrorCode.
import {
  getOAuthProtectedResourceMetadataUrl,
  mcpAuthRouter,
  requireBearerAuth,
  InvalidTokenError,
} from '@modelcontextprotocol/server-legacy/auth';
// TODO(mcp-v2/auth-server): OAuthServerProvider: a frozen, deprecated copy in server-legacy now; v2 has no authorization server. Move it to an identity provider or a dedicated OAuth library.
// TODO(mcp-v2/auth-resource-server): OAuthTokenVerifier: the frozen copy in server-legacy; @modelcontextprotocol/express has the maintained one. Re-point it together with the errors its verifier throws (OAuthError with a code).
import type { OAuthServerProvider, OAuthTokenVerifier } from '@modelcontextprotocol/server-legacy/auth';
import type { AuthInfo, OAuthTokens } from '@modelcontextprotocol/server';
import { OAuthTokensSchema } from '@modelcontextprotocol/core';

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
