import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export const gate = requireBearerAuth({
  verifier: {
    async verifyAccessToken() {
      throw new InvalidTokenError('no');
    },
  },
});
