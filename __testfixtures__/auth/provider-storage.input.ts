import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import type { OAuthClientInformation, OAuthClientMetadata, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';

export class FieldByField implements OAuthClientProvider {
  private stored: OAuthTokens | undefined;
  readonly redirectUrl = 'http://localhost/callback';
  readonly clientMetadata: OAuthClientMetadata = { redirect_uris: ['http://localhost/callback'] };

  clientInformation(): OAuthClientInformation {
    return { client_id: 'me' };
  }

  tokens() {
    return this.stored;
  }

  saveTokens(tokens: OAuthTokens) {
    this.stored = { access_token: tokens.access_token, token_type: tokens.token_type };
  }

  invalidateCredentials(scope: 'all' | 'client' | 'tokens' | 'verifier' | 'discovery') {
    if (scope === 'all') this.stored = undefined;
  }

  redirectToAuthorization(url: URL) {
    console.log(url.href);
  }

  saveCodeVerifier() {}

  codeVerifier() {
    return 'verifier';
  }
}

export class Whole extends FieldByField {
  override saveTokens(tokens: OAuthTokens) {
    console.log(tokens);
  }
}
