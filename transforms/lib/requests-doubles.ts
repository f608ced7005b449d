import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expected } from './errors-flow.js';
import { isCall, isMember, memberIndex, memberKey, membersCalled, propertyKey } from './members.js';
import { importedFiles } from './requests-expectations.js';
import { sdkTypeOf, typeName } from './values.js';

/** What becomes of the gap for the result schema in a call of `callTool()`; undefined for calls of something else. */
export type GapFate = (file: SourceFile, facts: FileFacts, call: Node) => 'gone' | 'kept' | undefined;

/**
 * Test doubles of a client's `callTool(params, schema, options)`, which v2 calls with `(params, options)`. A file's
 * doubles are such where it says so, or where the code under test, which it imports, calls a client that way.
 */
export class CallToolDoubles {
  private tells: boolean | undefined;

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
    private readonly fate: GapFate,
  ) {}

  /** Parameters and recorded arguments move up. */
  settle(): void {
    const { file } = this;
    for (const object of memberIndex(file).objects)
      for (const property of object.properties as Node[])
        if (propertyKey(property) === 'callTool' && !file.isIgnored(property)) this.settleFunction(property);
    for (const calls of membersCalled(file, 'calls')) this.settleRecorded(calls);
  }

  /** The gap in `expect(client.callTool).toHaveBeenCalledWith(params, undefined, options)`. */
  gapIn(call: Node): Node | undefined {
    const args = call.arguments as Node[];
    const from = /Nth/.test(memberKey(call.callee) ?? '') ? 1 : 0;
    const [params, gap, options, ...more] = args.slice(from);
    if (!params || !gap || !options || more.length > 0 || !isNothing(gap) || !hasName(params)) return undefined;
    const subject = expected(call);
    return subject && this.isDouble(unwrap(subject)) ? gap : undefined;
  }

  private settleFunction(property: Node): void {
    const { file } = this;
    const double = property.type === 'ObjectMethod' ? property : this.functionIn(property.value, 0);
    const [, gap, options] = (double?.params ?? []) as (Node | undefined)[];
    if (!gap || !options || gap.type !== 'Identifier' || !/schema/i.test(gap.name)) return;
    if (file.scopes.bindingOf(gap)?.references.length !== 0 || !this.isToldByCode()) return;
    file.edits.remove(gap.start, options.start);
  }

  /** The function a double runs: `vi.fn(async (params) => …)`, held by a constant or not. */
  private functionIn(value: Node | undefined, depth: number): Node | undefined {
    if (!value || depth > 4) return undefined;
    const at = unwrap(value);
    if (Array.isArray(at.params)) return at;
    if (isCall(at)) return this.functionIn(at.arguments[0], depth + 1);
    const binding = at.type === 'Identifier' ? this.file.scopes.bindingOf(at) : undefined;
    return binding?.declaration.type === 'VariableDeclarator'
      ? this.functionIn(binding.declaration.init, depth + 1)
      : undefined;
  }

  /** `client.callTool.mock.calls[0][2]` */
  private settleRecorded(calls: Node): void {
    const { file } = this;
    const mock = calls.object as Node;
    const one = file.scopes.parentOf(calls);
    const argument = one && file.scopes.parentOf(assertedIn(file, one));
    const isThird =
      isMember(one) &&
      one.computed &&
      isMember(argument) &&
      argument.computed &&
      argument.property.type === 'NumericLiteral' &&
      argument.property.value === 2;
    if (!isThird || !isMember(mock) || memberKey(mock) !== 'mock' || !this.isDouble(unwrap(mock.object))) return;
    file.edits.overwrite(argument.property.start, argument.property.end, '1');
  }

  /** `client.callTool` of a client, or what an object of this file has as its `callTool`. */
  private isDouble(subject: Node): boolean {
    const { file, facts } = this;
    if (isMember(subject)) {
      if (memberKey(subject) !== 'callTool') return false;
      return sdkTypeOf(file, facts, subject.object) === 'Client' || this.isToldByCode();
    }
    const binding = subject.type === 'Identifier' ? file.scopes.bindingOf(subject) : undefined;
    if (!binding) return false;
    return memberIndex(file).objects.some((object) =>
      (object.properties as Node[]).some(
        (property) =>
          propertyKey(property) === 'callTool' &&
          property.value?.type === 'Identifier' &&
          file.scopes.bindingOf(property.value) === binding &&
          (this.isClient(object) || this.isToldByCode()),
      ),
    );
  }

  /** `{ callTool } as unknown as Client` */
  private isClient(object: Node): boolean {
    const { file, facts } = this;
    for (let at = file.scopes.parentOf(object); at && /^TSAs|^Paren/.test(at.type); at = file.scopes.parentOf(at))
      if (at.typeAnnotation && typeName(file, facts, at.typeAnnotation) === 'Client') return true;
    return false;
  }

  private isToldByCode(): boolean {
    if (this.tells === undefined) {
      const fates = importedFiles(this.file, this.facts).flatMap((other) =>
        other.file.scopes.calls.flatMap((call) => this.fate(other.file, other.facts, call) ?? []),
      );
      this.tells = fates.length > 0 && fates.every((each) => each === 'gone');
    }
    return this.tells;
  }
}

/** `undefined`, `void 0` */
export function isNothing(node: Node): boolean {
  const at = unwrap(node);
  return (
    (at.type === 'Identifier' && at.name === 'undefined') || (at.type === 'UnaryExpression' && at.operator === 'void')
  );
}

/** `{ name: 'tool', … }`, `expect.objectContaining({ name })`, `expect.anything()`: what a client is asked, not a name. */
function hasName(params: Node): boolean {
  const at = isCall(params) && isMember(params.callee) ? (params.arguments[0] ?? params) : params;
  if (at === params && isCall(at)) return isMember(at.callee) && at.callee.object.name === 'expect';
  return at.type === 'ObjectExpression' && (at.properties as Node[]).some((one) => propertyKey(one) === 'name');
}

function assertedIn(file: SourceFile, node: Node): Node {
  let at = node;
  for (let up = file.scopes.parentOf(at); up?.type === 'TSNonNullExpression'; up = file.scopes.parentOf(at)) at = up;
  return at;
}
