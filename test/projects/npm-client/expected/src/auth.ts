import { auth, type OAuthClientProvider, UnauthorizedError } from '@modelcontextprotocol/client';
import type { OAuthClientMetadata, OAuthTokens } from '@modelcontextprotocol/client';

type Stored = Awaited<ReturnType<OAuthClientProvider['tokens']>>;

export interface Login {
  metadata: OAuthClientMetadata;
  tokens: OAuthTokens | undefined;
  stored: Stored;
}

export async function login(provider: OAuthClientProvider, serverUrl: string): Promise<void> {
  if ((await auth(provider, { serverUrl })) !== 'AUTHORIZED') throw new UnauthorizedError();
}
