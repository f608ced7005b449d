import { Client, OAuthErrorCode, OAuthError } from '@modelcontextprotocol/client';

export const isBad = (error: unknown) => error instanceof OAuthError && error.code === OAuthErrorCode.InvalidGrant && error.message !== '';
export const client = new Client({ name: 'c', version: '1' });
