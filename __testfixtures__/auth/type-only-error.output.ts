import type { Client, OAuthError } from '@modelcontextprotocol/client';

export const describe = (error: OAuthError, client: Client) => [error.code, client];
