import { defineTransform } from '../src/engine/transform.js';
import { followCallbacks } from './lib/auth-callback.js';
import { followOAuthErrors, markErrorTable } from './lib/auth-errors.js';
import { followProviders } from './lib/auth-provider.js';

/**
 * OAuth on both sides. The gate of a resource server comes from @modelcontextprotocol/express (`imports` knows when);
 * this makes what its verifier throws, and what a client catches, OAuthError with a code, and hands v2's client the
 * parameters of the authorization callback.
 */
export default defineTransform({
  name: 'auth',
  description: 'OAuth error classes become OAuthError with a code; finishAuth() gets the parameters of the callback',
  needs: ['imports'],
  mentions: /server\/auth\/errors|server-legacy|finishAuth|authorizationCode|OAuthClientProvider/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    followOAuthErrors(file, facts);
    markErrorTable(file);
    if (/finishAuth|authorizationCode/.test(file.text)) followCallbacks(file, facts);
    if (file.text.includes('OAuthClientProvider')) followProviders(file, facts);
  },
});
