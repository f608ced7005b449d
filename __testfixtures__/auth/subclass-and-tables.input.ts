import { auth, type OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import {
  CustomOAuthError,
  InvalidTokenError,
  OAUTH_ERRORS,
  OAuthError,
  TooManyRequestsError,
} from '@modelcontextprotocol/sdk/server/auth/errors.js';

export class ExpiredError extends InvalidTokenError {
  constructor(readonly at: Date) {
    super(`expired at ${at.toISOString()}`);
  }
}

export class BusyError extends TooManyRequestsError {}

export const special = () => new CustomOAuthError('very_special', 'special');
export const status = new Map<unknown, number>([[InvalidTokenError, 401]]);
export const known = (code: string) => code in OAUTH_ERRORS;
export const code = InvalidTokenError.errorCode;
export const codeOf = (error: OAuthError) => error.errorCode;

export const run = (provider: OAuthClientProvider) => auth(provider, { serverUrl: 'https://example.com' });
