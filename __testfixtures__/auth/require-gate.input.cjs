const { requireBearerAuth } = require('@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js');
const { InvalidTokenError } = require('@modelcontextprotocol/sdk/server/auth/errors.js');

exports.gate = requireBearerAuth({
  verifier: {
    async verifyAccessToken() {
      throw new InvalidTokenError('no');
    },
  },
});
