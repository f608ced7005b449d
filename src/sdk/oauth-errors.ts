/**
 * v1's OAuth error classes and the member of v2's OAuthErrorCode that each became. Read off the `errorCode` of the v1
 * classes and the values of the enum; test/transforms/auth.test.ts holds the table against both.
 */
export const OAUTH_ERROR_CODES: Readonly<Record<string, string>> = {
  InvalidRequestError: 'InvalidRequest',
  InvalidClientError: 'InvalidClient',
  InvalidGrantError: 'InvalidGrant',
  UnauthorizedClientError: 'UnauthorizedClient',
  UnsupportedGrantTypeError: 'UnsupportedGrantType',
  InvalidScopeError: 'InvalidScope',
  AccessDeniedError: 'AccessDenied',
  ServerError: 'ServerError',
  TemporarilyUnavailableError: 'TemporarilyUnavailable',
  UnsupportedResponseTypeError: 'UnsupportedResponseType',
  UnsupportedTokenTypeError: 'UnsupportedTokenType',
  InvalidTokenError: 'InvalidToken',
  MethodNotAllowedError: 'MethodNotAllowed',
  TooManyRequestsError: 'TooManyRequests',
  InvalidClientMetadataError: 'InvalidClientMetadata',
  InsufficientScopeError: 'InsufficientScope',
  InvalidTargetError: 'InvalidTarget',
};

/** What a resource server needs: @modelcontextprotocol/express has it, under the same names. */
export const RESOURCE_SERVER: ReadonlySet<string> = new Set([
  'requireBearerAuth',
  'BearerAuthMiddlewareOptions',
  'mcpAuthMetadataRouter',
  'AuthMetadataOptions',
  'getOAuthProtectedResourceMetadataUrl',
  'OAuthTokenVerifier',
]);

const AUTH_MODULE =
  /['"]@modelcontextprotocol\/(?:sdk\/(?:dist\/(?:esm|cjs)\/)?server\/auth\/|server-legacy(?:\/auth)?['"])/;

/** What only an authorization server uses. */
const AUTH_SERVER =
  /\b(?:mcpAuthRouter|createOAuthMetadata|OAuthServerProvider|ProxyOAuthServerProvider|OAuthRegisteredClientsStore|authorizationHandler|clientRegistrationHandler|metadataHandler|revocationHandler|tokenHandler|authenticateClient|allowedMethods)\b/;

/** The error classes taken in a way that cannot be followed to every use: their file stays with the frozen copy. */
const WHOLE_ERRORS =
  /(?:\brequire\s*\(|\bimport\s*\(|\*\s*as\s+[\w$]+\s+from|\bexport\s*\*\s*from|\bexport\s*(?:type\s*)?\{[^}]*\}\s*from)\s*['"]@modelcontextprotocol\/sdk\/(?:dist\/(?:esm|cjs)\/)?server\/auth\/errors(?:\.js)?['"]/;

/**
 * Whether a text proves that its package runs v1's authorization server (or holds v1's error classes in a form nobody
 * can follow), so that its bearer gate and its errors must stay together on the frozen copy.
 */
export function provesAuthServer(text: string): boolean {
  return AUTH_MODULE.test(text) && (AUTH_SERVER.test(text) || WHOLE_ERRORS.test(text));
}
