import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InvalidGrantError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { expect, it } from 'vitest';

declare function login(client: Client): Promise<void>;

it('refuses', async () => {
  const client = new Client({ name: 'c', version: '1' });
  await expect(login(client)).rejects.toThrow(InvalidGrantError);
  await expect(login(client)).rejects.toBeInstanceOf(InvalidGrantError);
  const error = await login(client).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidGrantError);
});
