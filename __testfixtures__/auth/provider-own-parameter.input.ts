import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformation,
  OAuthClientMetadata,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';

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
