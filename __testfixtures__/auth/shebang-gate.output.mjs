#!/usr/bin/env node
import { requireBearerAuth } from '@modelcontextprotocol/express';
import { OAuthErrorCode, OAuthError } from '@modelcontextprotocol/server';

export const gate = requireBearerAuth({
  verifier: {
    async verifyAccessToken() {
      throw new OAuthError(OAuthErrorCode.InvalidToken, "no");
    },
  },
});
