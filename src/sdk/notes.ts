/** Things that moved and work, of which something is still to be said where they are imported. */
export interface Note {
  rule: string;
  /** Follows `Name, Name: ` in the marker. */
  text: string;
}

const AUTH_SERVER =
  'a frozen, deprecated copy in server-legacy now; v2 has no authorization server. Move it to an identity provider or a dedicated OAuth library.';
const RESOURCE_SERVER =
  'the frozen copy in server-legacy; @modelcontextprotocol/express has the maintained one. Re-point it together with the errors its verifier throws (OAuthError with a code).';
const OAUTH_ERRORS =
  "a frozen v1 error class: it matches what server-legacy throws, not the OAuthError that v2's client and middleware throw. There, test error.code against OAuthErrorCode.";
const INTERNAL =
  'imported from @modelcontextprotocol/core/internal, which is not a public entry and may change in any release.';

const each = (rule: string, text: string, names: string): [string, Note][] =>
  names.split(' ').map((name) => [name, { rule, text }]);

/** Keyed `name` or `module name`, like every table here. */
export const NOTES: Record<string, Note> = Object.fromEntries([
  ...each(
    'sse-server',
    'a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.',
    'SSEServerTransport',
  ),
  ...each(
    'auth-server',
    AUTH_SERVER,
    'mcpAuthRouter createOAuthMetadata OAuthServerProvider OAuthRegisteredClientsStore ProxyOAuthServerProvider authorizationHandler clientRegistrationHandler metadataHandler revocationHandler tokenHandler authenticateClient allowedMethods redirectUriMatches',
  ),
  ...each(
    'auth-resource-server',
    RESOURCE_SERVER,
    'requireBearerAuth mcpAuthMetadataRouter getOAuthProtectedResourceMetadataUrl OAuthTokenVerifier',
  ),
  ...each(
    'oauth-errors',
    OAUTH_ERRORS,
    'InvalidClientError InvalidGrantError UnauthorizedClientError UnsupportedGrantTypeError InvalidScopeError AccessDeniedError ServerError TemporarilyUnavailableError UnsupportedResponseTypeError UnsupportedTokenTypeError InvalidTokenError MethodNotAllowedError TooManyRequestsError InvalidClientMetadataError InvalidTargetError CustomOAuthError OAUTH_ERRORS',
  ),
  ...['OAuthError', 'InvalidRequestError', 'InsufficientScopeError'].map((name): [string, Note] => [
    `server/auth/errors ${name}`,
    { rule: 'oauth-errors', text: OAUTH_ERRORS },
  ]),
  ...each(
    'core-internal',
    INTERNAL,
    'SafeUrlSchema OptionalSafeUrlSchema ListChangedOptionsBaseSchema ClientTasksCapabilitySchema ServerTasksCapabilitySchema',
  ),
  [
    'spec.types LATEST_PROTOCOL_VERSION',
    {
      rule: 'value-changed',
      text: "the draft's 'DRAFT-2026-v1' in v1's spec.types; v2 exports the version its 2025-era peers negotiate, as v1's types.js did.",
    },
  ],
]);
