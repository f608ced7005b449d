import { auth, type OAuthClientProvider, OAuthError, OAuthErrorCode } from '@modelcontextprotocol/client';
// TODO(mcp-v2/oauth-errors): InvalidTokenError, OAUTH_ERRORS, TooManyRequestsError: a frozen v1 error class: it matches what server-legacy throws, not the OAuthError that v2's client and middleware throw. There, test error.code against OAuthErrorCode.
import { InvalidTokenError, OAUTH_ERRORS, TooManyRequestsError } from '@modelcontextprotocol/server-legacy/auth';

export class ExpiredError extends OAuthError {
  constructor(readonly at: Date) {
    super(OAuthErrorCode.InvalidToken, `expired at ${at.toISOString()}`);
  }
}

// TODO(mcp-v2/oauth-errors): TooManyRequestsError is v1's class, which v2 does not throw; where it is looked up or passed on, use OAuthError with OAuthErrorCode.TooManyRequests.
export class BusyError extends TooManyRequestsError {}

export const special = () => new OAuthError('very_special', 'special');
// TODO(mcp-v2/oauth-errors): InvalidTokenError is v1's class, which v2 does not throw; where it is looked up or passed on, use OAuthError with OAuthErrorCode.InvalidToken.
export const status = new Map<unknown, number>([[InvalidTokenError, 401]]);
// TODO(mcp-v2/oauth-errors): OAUTH_ERRORS maps codes to v1 classes; in v2 the code itself is error.code of OAuthError: new OAuthError(code, message) stands for a class of the table.
export const known = (code: string) => code in OAUTH_ERRORS;
export const code = OAuthErrorCode.InvalidToken;
export const codeOf = (error: OAuthError) => error.code;

export const run = (provider: OAuthClientProvider) => auth(provider, { serverUrl: 'https://example.com' });
