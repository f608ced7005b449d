// TODO(mcp-v2/auth-resource-server): requireBearerAuth: the frozen copy in server-legacy; @modelcontextprotocol/express has the maintained one. Re-point it together with the errors its verifier throws (OAuthError with a code).
const { requireBearerAuth } = require('@modelcontextprotocol/server-legacy/auth');
// TODO(mcp-v2/oauth-errors): InvalidTokenError: a frozen v1 error class: it matches what server-legacy throws, not the OAuthError that v2's client and middleware throw. There, test error.code against OAuthErrorCode.
const { InvalidTokenError } = require('@modelcontextprotocol/server-legacy/auth');

exports.gate = requireBearerAuth({
  verifier: {
    async verifyAccessToken() {
      throw new InvalidTokenError('no');
    },
  },
});
