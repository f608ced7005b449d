import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { admitStrings, type Codes } from './errors-codes.js';
import { comparisonsOf, guardAt, type MemberRead, numberValue, occurrences, readsOf, within } from './errors-flow.js';
import { sdkTypeOf } from './values.js';

/** SDK objects whose calls fail with the errors in question. */
const CALLERS = /^(Client|StreamableHTTPClientTransport|SSEClientTransport|StdioClientTransport)$/;

/**
 * Errors that are recognised by their fields, not by their class: `.code === 401`, `.code === -32001`. Only what is
 * caught from a call of an SDK client or transport is meant.
 */
export function followCaught(file: SourceFile, facts: FileFacts, codes: Codes): void {
  for (const binding of file.scopes.bindings) {
    if (binding.kind !== 'catch' && binding.kind !== 'param') continue;
    if (binding.references.length === 0) continue;
    const tried = triedRegion(file, binding);
    if (!tried) continue;
    const reads = unguarded(file, binding, readsOf(file, binding.id, 'code'));
    const telling = reads.filter((read) => comparisonsOf(file, read.node).some(({ other }) => isTelling(other)));
    if (telling.length === 0 || !callsSdk(file, facts, tried)) continue;
    for (const read of telling) settleRead(file, codes, read);
  }
}

function isTelling(other: Node): boolean {
  const value = numberValue(other);
  return value !== undefined && (value === -32000 || value === -32001 || (value >= 400 && value < 600));
}

function settleRead(file: SourceFile, codes: Codes, read: MemberRead): void {
  for (const { other, whole } of comparisonsOf(file, read.node)) {
    const code = codes.read(other);
    if (code?.kind === 'local' && !code.owner) {
      if (admitStrings(file, read.node)) codes.rename(code);
      else
        file.todos.add(
          whole,
          'errors/split',
          `a ${code.name === 'RequestTimeout' ? 'timeout' : 'closed connection'} has the string code SdkErrorCode.${code.name} now, not the number; declare code as a string here too.`,
        );
      continue;
    }
    const status = numberValue(other);
    if (status !== undefined && status >= 400 && status < 600)
      file.todos.add(
        whole,
        'errors/http',
        `over Streamable HTTP the status is in .status of SdkHttpError now, and .code is a string; SseError still has it in .code. Test (error instanceof SdkHttpError && error.status === ${status}).`,
      );
  }
}

/** What can throw the error a binding catches: the `try` block, or the promise of `.catch(…)`. */
function triedRegion(file: SourceFile, binding: Binding): Node | undefined {
  const { declaration } = binding;
  if (declaration.type === 'CatchClause') return file.scopes.parentOf(declaration)?.block;
  if (!declaration.params || declaration.params[0] !== binding.id) return undefined;
  const call = file.scopes.parentOf(declaration);
  return call?.type === 'CallExpression' && call.arguments[0] === declaration && call.callee.property?.name === 'catch'
    ? call.callee.object
    : undefined;
}

/** Reads that no `instanceof` stands before: those were looked at by their class. */
function unguarded(file: SourceFile, binding: Binding, reads: MemberRead[]): MemberRead[] {
  const regions = occurrences(file, binding.id).flatMap((node) => {
    let at: Node | undefined = file.scopes.parentOf(node);
    while (at && unwrap(at) !== at) at = file.scopes.parentOf(at);
    if (at?.right?.name === 'Error') return [];
    return at?.type === 'BinaryExpression' && at.operator === 'instanceof'
      ? (guardAt(file, at.right)?.regions ?? [])
      : [];
  });
  return reads.filter(({ node }) => !within(node, regions));
}

/** Whether a call of an SDK client or transport stands in a region. */
export function callsSdk(file: SourceFile, facts: FileFacts, region: Node): boolean {
  return file.scopes.calls.some(
    (call) =>
      within(call, [region]) &&
      /MemberExpression$/.test(call.callee.type) &&
      CALLERS.test(sdkTypeOf(file, facts, call.callee.object) ?? ''),
  );
}
