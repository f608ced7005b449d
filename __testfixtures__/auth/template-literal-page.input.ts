import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InvalidGrantError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

export const page = (error: unknown, client: Client) => `
  <p>${error instanceof InvalidGrantError ? 'InvalidGrantError' : 'fine'}</p>
    ${client.getServerVersion()?.name}
`;
