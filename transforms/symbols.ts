import type { ImportRecord } from '../src/engine/import-record.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { RENAMES } from '../src/sdk/homes.js';

/** New names too plain to stand in a file by themselves; the alias that `imports` left says more. */
const KEEP_ALIAS = new Set(['object', 'output', 'input']);

/** v1 name → v2 name, whichever module it came from. RequestHandlerExtra's two successors are told apart by `imports`. */
const NEW_NAMES = new Map<string, Set<string>>([['RequestHandlerExtra', new Set(['ServerContext', 'ClientContext'])]]);
for (const [key, name] of Object.entries(RENAMES)) {
  const old = key.split(' ').at(-1)!;
  NEW_NAMES.set(old, new Set([...(NEW_NAMES.get(old) ?? []), name]));
}

/** Local names follow the exports they stand for: `McpError` is called `ProtocolError` all through the file. */
export default defineTransform({
  name: 'symbols',
  description: 'renamed exports are called by their v2 names (McpError → ProtocolError, …)',
  needs: ['imports'],
  mentions: /@modelcontextprotocol\//,
  applies: (_, facts) => facts.throughBarrel,
  unmet: (file, facts) => file.text.includes('@modelcontextprotocol/sdk') || facts.throughV1Barrel,
  namesOnly: true,
  apply(file) {
    for (const record of file.imports.records) {
      if (record.removed || record.kind !== 'named') continue;
      if (!record.source.startsWith('@modelcontextprotocol/')) continue;
      if (record.name === 'ProtocolErrorCode') markLocalCodes(file, record);
      if (NEW_NAMES.get(record.local)?.has(record.name) && !KEEP_ALIAS.has(record.name))
        file.imports.rename(record, record.name);
    }
  },
});

/** In a run without `errors`: the members of v1's enum that v2's has not. `errors` has taken them all. */
function markLocalCodes(file: SourceFile, record: ImportRecord): void {
  for (const { node } of file.liveReferences(record.binding)) {
    const parent = file.scopes.parentOf(node);
    const member = (parent?.property ?? parent?.right)?.name;
    if ((parent?.object ?? parent?.left) === node && /^(RequestTimeout|ConnectionClosed)$/.test(member))
      file.todos.add(
        node,
        'errors/split',
        `${member} is SdkErrorCode.${member} of an SdkError; ProtocolErrorCode has no such member.`,
      );
  }
}
