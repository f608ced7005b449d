import { defineTransform } from '../src/engine/transform.js';
import { specifierFor } from '../src/sdk/verdicts.js';
import { Codes, heldAgainst } from './lib/errors-codes.js';
import { followCaught } from './lib/errors-duck.js';
import { followGuards, settleRest } from './lib/errors-guards.js';
import { followHttpErrors } from './lib/errors-http.js';
import { followTexts } from './lib/errors-texts.js';
import { roleOf } from './lib/migration.js';

/**
 * v1 had one McpError and one enum of numbers; v2 tells errors of the protocol (ProtocolError) from those that never
 * crossed the wire (SdkError, SdkHttpError), whose codes are strings.
 */
export default defineTransform({
  name: 'errors',
  description:
    'timeouts, closed connections and HTTP failures are SdkError/SdkHttpError: guards, codes, statuses, names',
  needs: ['imports', 'symbols'],
  mentions: /McpError|ProtocolError|ErrorCode|StreamableHTTPError|MCP error|\.code\b|callTool/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const source = specifierFor('role', roleOf(file, facts));
    const { text } = file;
    // An export may have another name where it comes through a barrel of the project.
    const has = (name: RegExp) => facts.throughBarrel || name.test(text);
    const codes = new Codes(file, facts, source);
    if (has(/ErrorCode/)) codes.readEnum();
    if (codes.local.size > 0 || /-3200[01]\b/.test(text)) {
      followGuards(file, facts, codes);
      settleRest(file, facts, codes, (constant) => heldAgainst(file, constant));
    }
    if (has(/StreamableHTTPError/)) followHttpErrors(file, facts, source);
    if (/\bcode\b/.test(text) && /\b[45]\d\d\b|-3200[01]\b/.test(text)) followCaught(file, facts, codes);
    if (/McpError|StreamableHTTPError|MCP error|callTool/.test(text)) followTexts(file, facts);
  },
});
