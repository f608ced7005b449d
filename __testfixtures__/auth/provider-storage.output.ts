import type {
  OAuthClientProvider,
  OAuthClientInformation,
  OAuthClientMetadata,
  OAuthTokens,
} from '@modelcontextprotocol/client';

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
    // TODO(mcp-v2/auth/provider): v2 stamps an issuer on what it hands to saveTokens() and checks it when it reads it back; store the object as it is, or copy issuer too.
    this.stored = { access_token: tokens.access_token, token_type: tokens.token_type };
  }

  // TODO(mcp-v2/auth/provider): after invalid_client or unauthorized_client v2 invalidates 'client' and then 'tokens', where v1 invalidated 'all'; handle those scopes too.
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
