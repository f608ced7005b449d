import { Client } from '@modelcontextprotocol/client';
// TODO(mcp-v2/oauth-errors): InvalidGrantError: a frozen v1 error class: it matches what server-legacy throws, not the OAuthError that v2's client and middleware throw. There, test error.code against OAuthErrorCode.
import { InvalidGrantError } from '@modelcontextprotocol/server-legacy/auth';

function Catch(..._types: unknown[]) {
  return (_target: unknown) => {};
}

// TODO(mcp-v2/oauth-errors): InvalidGrantError is v1's class, which v2 does not throw; where it is looked up or passed on, use OAuthError with OAuthErrorCode.InvalidGrant.
@Catch(InvalidGrantError)
export class GrantFilter {
  constructor(readonly client: Client) {}
}
