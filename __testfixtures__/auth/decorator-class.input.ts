import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InvalidGrantError } from '@modelcontextprotocol/sdk/server/auth/errors.js';

function Catch(..._types: unknown[]) {
  return (_target: unknown) => {};
}

@Catch(InvalidGrantError)
export class GrantFilter {
  constructor(readonly client: Client) {}
}
