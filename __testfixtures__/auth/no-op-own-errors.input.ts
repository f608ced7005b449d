import { Client } from '@modelcontextprotocol/client';

class InvalidTokenError extends Error {}

export const client = new Client({ name: 'c', version: '1' });
export const isInvalid = (error: unknown) => error instanceof InvalidTokenError;
export const flow = { finishAuth: (code: string) => code };
flow.finishAuth('authorizationCode');
