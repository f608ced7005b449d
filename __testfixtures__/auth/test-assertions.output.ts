import { Client, OAuthErrorCode } from '@modelcontextprotocol/client';
import { expect, it } from 'vitest';

declare function login(client: Client): Promise<void>;

it('refuses', async () => {
  const client = new Client({ name: 'c', version: '1' });
  await expect(login(client)).rejects.toThrow(expect.objectContaining({ code: OAuthErrorCode.InvalidGrant }));
  await expect(login(client)).rejects.toMatchObject({ code: OAuthErrorCode.InvalidGrant });
  const error = await login(client).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: OAuthErrorCode.InvalidGrant });
});
