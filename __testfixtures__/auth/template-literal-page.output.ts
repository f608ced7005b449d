import {
  Client,
  OAuthErrorCode,
  OAuthError,
} from '@modelcontextprotocol/client';

export const page = (error: unknown, client: Client) => `
  <p>${error instanceof OAuthError && error.code === OAuthErrorCode.InvalidGrant ? 'InvalidGrantError' : 'fine'}</p>
    ${client.getServerVersion()?.name}
`;
