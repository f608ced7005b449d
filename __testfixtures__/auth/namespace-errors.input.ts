import * as errors from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';

/** A namespace cannot be taken apart: the gate stays with the errors. */
export const gate = requireBearerAuth({
  verifier: {
    async verifyAccessToken() {
      throw new errors.InvalidTokenError('no');
    },
  },
});
