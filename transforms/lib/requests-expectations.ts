import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { findDoubles } from './context-doubles.js';
import { expected } from './errors-flow.js';
import { isMember, memberIndex, memberKey, propertyKey } from './members.js';
import { methodOfRequest } from './requests-schema.js';

/** What becomes of the result schema of the requests a file sends. */
export type SchemaFate = (
  file: SourceFile,
  facts: FileFacts,
  call: Node,
  method: string,
) => 'gone' | 'kept' | undefined;

/**
 * `expect(sendRequest).toHaveBeenCalledWith(request, expect.anything())` counts the result schema without naming it. It
 * goes when the code under test, which the file imports, sends that request without one from now on.
 * @param fate tells it of one call of another file; undefined for calls that send no such request
 * @returns the argument to leave out
 */
export function uncountedSchema(file: SourceFile, facts: FileFacts, call: Node, fate: SchemaFate): Node | undefined {
  const [request, second] = call.arguments as (Node | undefined)[];
  if (!request || !second || !isAnyMatcher(second)) return undefined;
  const subject = expected(call);
  const method = subject && methodOfRequest(file, facts, askedFor(request));
  if (!method || !isSender(file, facts, unwrap(subject))) return undefined;
  const fates = importedFiles(file, facts).flatMap((other) =>
    other.file.scopes.calls.flatMap((each) => fate(other.file, other.facts, each, method) ?? []),
  );
  return fates.length > 0 && fates.every((each) => each === 'gone') ? second : undefined;
}

/** `expect.objectContaining({ method })` asks for a request of the method. */
export function askedFor(request: Node): Node {
  return request.type === 'CallExpression' && memberKeyOf(request.callee) === 'objectContaining' && request.arguments[0]
    ? request.arguments[0]
    : request;
}

function memberKeyOf(callee: Node): string | undefined {
  return isMember(callee) ? memberKey(callee) : undefined;
}

/** `expect.anything()`, `expect.any(Object)` */
function isAnyMatcher(node: Node): boolean {
  return (
    node.type === 'CallExpression' &&
    /^(anything|any)$/.test(memberKeyOf(node.callee) ?? '') &&
    node.callee.object.name === 'expect'
  );
}

/** A mock that stands for the way a handler sends requests, or for that of a client. */
function isSender(file: SourceFile, facts: FileFacts, subject: Node): boolean {
  if (isMember(subject)) return /^(sendRequest|request)$/.test(memberKey(subject) ?? '');
  const binding = subject.type === 'Identifier' ? file.scopes.bindingOf(subject) : undefined;
  if (!binding) return false;
  const doubles = findDoubles(file, facts).objects;
  return memberIndex(file).objects.some(
    (object) =>
      doubles.includes(object) &&
      (object.properties as Node[]).some(
        (property) =>
          propertyKey(property) === 'sendRequest' &&
          property.value?.type === 'Identifier' &&
          file.scopes.bindingOf(property.value) === binding,
      ),
  );
}

/** The files of the project that a file imports something by name from. */
export function importedFiles(file: SourceFile, facts: FileFacts): { file: SourceFile; facts: FileFacts }[] {
  const found = new Map<SourceFile, FileFacts>();
  for (const { kind, original } of file.imports.records) {
    const declared = kind === 'namespace' ? undefined : facts.declarationOf?.(original.source, original.name);
    if (declared && declared.file !== file) found.set(declared.file, declared.facts);
  }
  return [...found].map(([other, its]) => ({ file: other, facts: its }));
}
