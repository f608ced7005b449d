import type { FileFacts } from '../../src/engine/facts.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { provesAuthServer } from '../../src/sdk/oauth-errors.js';

/**
 * Where a file's bearer gate and OAuth errors live in v2: `modern` is @modelcontextprotocol/express with OAuthError,
 * `legacy` the frozen copy in server-legacy. The two do not mix: a gate answers 500 to errors of the other kind. So the
 * package decides (facts); a file nobody knows anything about moves when it holds the gate and its verifier both.
 */
export function gateHome(file: SourceFile, facts: FileFacts): 'modern' | 'legacy' {
  if (provesAuthServer(file.text)) return 'legacy';
  if (facts.usesAuthServer !== undefined) return facts.usesAuthServer ? 'legacy' : 'modern';
  return /\brequireBearerAuth\b/.test(file.text) && /\bverifyAccessToken\b/.test(file.text) ? 'modern' : 'legacy';
}
