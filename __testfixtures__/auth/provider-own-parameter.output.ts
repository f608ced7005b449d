import type {
  OAuthClientProvider,
  OAuthClientInformation,
  OAuthClientMetadata,
  OAuthTokens,
} from '@modelcontextprotocol/client';

interface SaveOptions {
  registration?: 'static' | 'dynamic';
}

export class StoredProvider implements OAuthClientProvider {
  private information: OAuthClientInformation | undefined;
  private kept: OAuthTokens | undefined;

  get redirectUrl(): string {
    return 'http://localhost/callback';
  }

  get clientMetadata(): OAuthClientMetadata {
    return { redirect_uris: [this.redirectUrl] };
  }

  clientInformation(): OAuthClientInformation | undefined {
    return this.information;
  }

  // TODO(mcp-v2/auth/provider): v2 calls saveClientInformation() with its own context, { issuer }, where options stands; v1 left that argument out. Take both, and tell them apart, or give the method for your own callers another name.
  saveClientInformation(information: OAuthClientInformation, options?: SaveOptions): void {
    if (options?.registration !== 'static') this.information = information;
  }

  tokens(): OAuthTokens | undefined {
    return this.kept;
  }

  saveTokens(tokens: OAuthTokens): void {
    this.kept = tokens;
  }

  redirectToAuthorization(): void {}

  saveCodeVerifier(): void {}

  codeVerifier(): string {
    return '';
  }
}
