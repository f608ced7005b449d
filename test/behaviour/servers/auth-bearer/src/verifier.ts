import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import type { OAuthTokenVerifier } from '@modelcontextprotocol/sdk/server/auth/provider.js';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';

const USERS: Record<string, string> = { 'token-ann': 'ann', 'token-bob': 'bob' };

export class TokenVerifier implements OAuthTokenVerifier {
  async verifyAccessToken(token: string): Promise<AuthInfo> {
    const user = USERS[token];
    if (!user) {
      throw new InvalidTokenError('Token is not known here');
    }
    return {
      token,
      clientId: 'vault-desktop',
      scopes: ['vault'],
      expiresAt: Math.floor(Date.now() / 1000) + 3600,
      extra: { user },
    };
  }
}
