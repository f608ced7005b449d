import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import {
  comparisonsOf,
  guardAt,
  type MemberRead,
  numberValue,
  outermost,
  readsAt,
  readsOf,
  usesOfExport,
} from './errors-flow.js';

/** SdkErrorCode of a status that has one of its own; the transport gives every other failed POST the general one. */
const CODE_OF_STATUS: Record<number, string> = { 401: 'ClientHttpAuthentication', 403: 'ClientHttpForbidden' };

const GENERAL = 'ClientHttpNotImplemented';

/**
 * StreamableHTTPError, which is SdkHttpError now: the HTTP status it had in `.code` is read from `.status`, and the
 * constructor takes (code, message, { status }).
 * @param source the package that exports SdkErrorCode in this file
 */
export function followHttpErrors(file: SourceFile, facts: FileFacts, source: string): void {
  for (const use of usesOfExport(file, facts, 'SdkHttpError')) {
    // Text that names v2 has been through this.
    if (isV2Name(file, use)) continue;
    const guard = guardAt(file, use);
    if (guard) {
      const reads = readsOf(file, guard.subject, 'code', guard.regions);
      for (const read of reads) readStatus(file, read, guard.shared ? guard.subject : undefined, use);
      continue;
    }
    const parent = file.scopes.parentOf(use);
    if (parent?.type === 'NewExpression' && parent.callee === use) {
      settleNew(file, parent, source);
      for (const read of heldReads(file, parent)) readStatus(file, read, undefined, use);
    } else if (parent && /^Class/.test(parent.type) && parent.superClass === use)
      file.todos.add(
        parent,
        'errors/http',
        'StreamableHTTPError is SdkHttpError now: its constructor takes (code of SdkErrorCode, message, { status }), and the HTTP status is in .status.',
      );
    else if (parent?.type === 'TSTypeReference') settleType(file, use, parent);
  }
}

function isV2Name(file: SourceFile, use: Node): boolean {
  const binding = use.type === 'Identifier' ? file.scopes.bindingOf(use) : undefined;
  const record = file.imports.of(binding);
  if (record) return record.original.name === 'SdkHttpError';
  return /SdkHttpError$/.test(file.textOf(use));
}

/** `const error = new StreamableHTTPError(…)`: what is read of it later. */
function heldReads(file: SourceFile, value: Node): MemberRead[] {
  const holder = outermost(file, value);
  const parent = file.scopes.parentOf(holder);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
    ? readsOf(file, parent.id, 'code')
    : readsAt(file, holder, 'code');
}

function settleType(file: SourceFile, use: Node, reference: Node): void {
  const holder = file.scopes.parentOf(reference);
  if (!holder) return;
  if (/^TS(AsExpression|TypeAssertion)$/.test(holder.type))
    for (const read of heldReads(file, holder)) readStatus(file, read, undefined, use);
  const place = holder.type === 'TSTypeAnnotation' ? file.scopes.parentOf(holder) : undefined;
  if (place?.type === 'Identifier')
    for (const read of readsOf(file, place, 'code')) readStatus(file, read, undefined, use);
}

/** `error.code` → `error.status`. With other classes in play, the status of those that are SdkHttpError. */
function readStatus(file: SourceFile, read: MemberRead, shared: Node | undefined, use: Node): void {
  const { node, key } = read;
  if (file.isIgnored(node)) return;
  for (const { other, whole } of comparisonsOf(file, node))
    if (numberValue(other) === -1)
      file.todos.add(
        whole,
        'errors/http',
        'an unexpected content type had the code -1; it is an SdkError with SdkErrorCode.ClientHttpUnexpectedContent now, and no SdkHttpError.',
      );
  if (!shared) {
    if (read.shorthand) {
      // The pattern is rewritten once, however often the name is used.
      if (!file.edits.touches(key.start, key.end)) file.edits.overwrite(key.start, key.end, 'status: code');
    } else file.edits.overwrite(key.start, key.end, 'status');
    return;
  }
  if (!/MemberExpression$/.test(node.type) || shared.type !== 'Identifier') {
    file.todos.add(node, 'errors/http', SHARED);
    return;
  }
  const name = classNameAfterwards(file, use);
  const subject = file.textOf(shared);
  file.edits.insert(node.start, `(${subject} instanceof ${name} ? ${subject}.status : `);
  file.edits.insert(node.end, ')');
}

/** What the class is called in the output: `symbols` gives it its new name unless the file has its own. */
export function classNameAfterwards(file: SourceFile, use: Node): string {
  const record = use.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(use)) : undefined;
  if (!record) return file.textOf(use).replace(/\bStreamableHTTPError$/, 'SdkHttpError');
  const renamed = record.local === 'StreamableHTTPError' && file.canRename(record.binding, 'SdkHttpError');
  return renamed ? 'SdkHttpError' : record.local;
}

const SHARED =
  'the HTTP status of Streamable HTTP is in .status of SdkHttpError (its .code is a string); SseError still has it in .code. Read each by its class.';

function settleNew(file: SourceFile, construction: Node, source: string): void {
  const [status, message, ...rest] = construction.arguments as Node[];
  if (file.isIgnored(construction)) return;
  const value = status && numberValue(status);
  const simple = status && /^(Identifier|NumericLiteral|MemberExpression)$/.test(status.type);
  if (
    !status ||
    !message ||
    rest.length > 0 ||
    !simple ||
    /^SpreadElement$/.test(message.type) ||
    file.edits.touches(status.start, status.end)
  ) {
    file.todos.add(
      construction,
      'errors/http',
      'SdkHttpError takes (code of SdkErrorCode, message, { status }); v1 took (status, message).',
    );
    return;
  }
  const name = file.imports.use(source, 'SdkErrorCode', { at: construction });
  const code = (value !== undefined && CODE_OF_STATUS[value]) || GENERAL;
  const text = file.textOf(status);
  const pad = file.style.bracketSpacing === false ? '' : ' ';
  file.edits.overwrite(status.start, status.end, `${name}.${code}`);
  const shorthand = text === 'status' ? 'status' : `status: ${text}`;
  file.edits.insert(message.end, `, {${pad}${shorthand}${pad}}`);
  if (value === undefined)
    file.todos.add(
      construction,
      'errors/http',
      `the first argument says what failed: ${GENERAL} is a failed POST; ClientHttpAuthentication a 401, ClientHttpForbidden a 403, ClientHttpFailedToOpenStream a failed GET, ClientHttpFailedToTerminateSession a failed DELETE.`,
    );
}
