import type { Reference } from '../src/engine/bindings.js';
import type { ImportRecord } from '../src/engine/import-record.js';
import type { Node } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { RENAMES } from '../src/sdk/homes.js';
import { specifierFor } from '../src/sdk/verdicts.js';
import { roleOf } from './lib/migration.js';

/** Codes of v1's ErrorCode that never crossed the wire and are SdkErrorCode's now. */
const LOCAL_CODES = new Set(['ConnectionClosed', 'RequestTimeout']);

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
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const role = roleOf(file, facts);
    for (const record of file.imports.records) {
      if (record.removed || record.kind !== 'named') continue;
      const isErrorCode =
        record.name === 'ProtocolErrorCode' || facts.origin(record.source, record.name)?.name === 'ErrorCode';
      if (isErrorCode) splitErrorCode(file, record, specifierFor('role', role));
      if (record.name === 'SdkHttpError' && record.local === 'StreamableHTTPError') markHttpError(file, record);
      if (!record.source.startsWith('@modelcontextprotocol/')) continue;
      if (NEW_NAMES.get(record.local)?.has(record.name) && !KEEP_ALIAS.has(record.name))
        file.imports.rename(record, record.name);
    }
  },
});

/** `ErrorCode.RequestTimeout` → `SdkErrorCode.RequestTimeout`: another enum, on another class of error. */
function splitErrorCode(file: SourceFile, record: ImportRecord, source: string): void {
  for (const reference of file.liveReferences(record.binding)) {
    const member = memberOf(file, reference);
    if (!member || !LOCAL_CODES.has(member) || file.isIgnored(reference.node)) continue;
    file.replaceReference(reference, file.imports.use(source, 'SdkErrorCode', { at: reference.node }));
    file.release(reference.node);
    file.todos.add(
      reference.node,
      'errors/split',
      `${member} is thrown as SdkError with SdkErrorCode.${member} (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.`,
    );
  }
}

function memberOf(file: SourceFile, { node }: Reference): string | undefined {
  const parent = file.scopes.parentOf(node) as Node | undefined;
  if (parent?.type === 'TSQualifiedName' && parent.left === node) return parent.right.name;
  if (parent && /^(Optional)?MemberExpression$/.test(parent.type) && parent.object === node && !parent.computed)
    return parent.property.name;
  return undefined;
}

function markHttpError(file: SourceFile, record: ImportRecord): void {
  for (const { node, space } of record.binding.references)
    if (space === 'value')
      file.todos.add(
        node,
        'errors/http',
        'StreamableHTTPError is SdkHttpError now: the HTTP status is in .status, .code is a string of SdkErrorCode, and the constructor takes (code, message, { status }).',
      );
}
