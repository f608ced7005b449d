import { auth, type OAuthClientProvider, UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import type { OAuthClientMetadata, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';

type Stored = Awaited<ReturnType<OAuthClientProvider['tokens']>>;

export interface Login {
  metadata: OAuthClientMetadata;
  tokens: OAuthTokens | undefined;
  stored: Stored;
}

export async function login(provider: OAuthClientProvider, serverUrl: string): Promise<void> {
  if ((await auth(provider, { serverUrl })) !== 'AUTHORIZED') throw new UnauthorizedError();
}
