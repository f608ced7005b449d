import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { InvalidGrantError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export const describe = (error: InvalidGrantError, client: Client) => [error.errorCode, client];
