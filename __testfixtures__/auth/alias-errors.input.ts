import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InvalidGrantError as BadGrant } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export const isBad = (error: unknown) => error instanceof BadGrant && error.message !== '';
export const client = new Client({ name: 'c', version: '1' });
