import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { numberValue, outermost, usesOfExport } from './errors-flow.js';

/** Codes of v1's ErrorCode that never crossed the wire and are SdkErrorCode's now, with their numbers in v1. */
export const LOCAL_CODES: Readonly<Record<string, number>> = { ConnectionClosed: -32000, RequestTimeout: -32001 };

/** What a constant says of an error's code. */
export type Code =
  /** One of the two that are SdkErrorCode's; `node` is what to overwrite, `owner` the enum in it (none for a number). */
  { kind: 'local'; name: string; node: Node; owner: Node | undefined } | { kind: 'protocol' } | undefined;

/** The file's uses of v1's ErrorCode, read once. */
export class Codes {
  /** Members of the enum that are SdkErrorCode's: by the whole `ErrorCode.X`. */
  readonly local = new Map<Node, { name: string; owner: Node }>();
  private readonly others = new Set<Node>();
  /** Local codes whose place is settled: nothing is left to say of them. */
  readonly settled = new Set<Node>();

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
    /** The package that exports SdkError in this file. */
    private readonly source: string,
  ) {}

  /** Finds the uses of the enum itself. */
  readEnum(): void {
    const { file, facts } = this;
    for (const owner of usesOfExport(file, facts, 'ProtocolErrorCode')) {
      const parent = file.scopes.parentOf(owner);
      if (!parent || (parent.object ?? parent.left) !== owner || parent.computed) continue;
      const name: string | undefined = parent.property?.name ?? parent.right?.name;
      if (name && Object.hasOwn(LOCAL_CODES, name)) this.local.set(parent, { name, owner });
      else this.others.add(parent);
    }
  }

  /** Reads a constant that an error's code is held against. */
  read(node: Node): Code {
    const at = unwrap(node);
    const local = this.local.get(at);
    if (local) return { kind: 'local', node: at, ...local };
    if (this.others.has(at)) return { kind: 'protocol' };
    const number = numberValue(at);
    if (number === undefined) return undefined;
    const name = Object.keys(LOCAL_CODES).find((key) => LOCAL_CODES[key] === number);
    return name ? { kind: 'local', name, node: at, owner: undefined } : { kind: 'protocol' };
  }

  /** Writes `SdkErrorCode.X` over a constant. */
  rename(code: Extract<Code, { kind: 'local' }>): void {
    const { file } = this;
    this.settled.add(code.node);
    const at = code.owner ?? code.node;
    if (file.isIgnored(at)) return;
    const name = this.use('SdkErrorCode', at);
    if (!code.owner) file.edits.overwrite(at.start, at.end, `${name}.${code.name}`);
    else replaceName(file, at, name);
  }

  /** Makes SdkError or SdkErrorCode available. @returns what it is called there */
  use(name: string, at: Node): string {
    return this.file.imports.use(this.source, name, { at });
  }

  /** Writes SdkError over a use of v1's McpError. */
  becomeSdkError(classNode: Node): void {
    const { file } = this;
    if (file.isIgnored(classNode)) return;
    replaceName(file, classNode, this.use('SdkError', classNode));
  }
}

/**
 * Writes another name over an identifier, or over a member of a namespace. `imports` renames what `require` gave by
 * itself; there the edit is one character wider, so that it wins.
 */
function replaceName(file: SourceFile, node: Node, name: string): void {
  const taken = node.type === 'Identifier' && node.start > 0 && file.edits.touches(node.start, node.end);
  const start = taken ? node.start - 1 : node.start;
  file.edits.overwrite(start, node.end, file.text.slice(start, node.start) + name);
  file.release(node);
}

/**
 * Lets a cast that says `code` is a number say that it may be a string, where the value is compared with SdkErrorCode:
 * `(error as { code?: number }).code`, `const { code } = error as { code: number }`.
 * @returns false when the value is declared a number somewhere else, so that the comparison cannot compile
 */
export function admitStrings(file: SourceFile, value: Node): boolean {
  const binding = value.type === 'Identifier' ? file.scopes.bindingOf(value) : undefined;
  if (binding) {
    const annotation = binding.id.typeAnnotation?.typeAnnotation as Node | undefined;
    if (annotation) return annotation.type !== 'TSNumberKeyword';
    const { declaration } = binding;
    if (declaration.type !== 'VariableDeclarator' || !declaration.init) return true;
    if (declaration.id.type === 'ObjectPattern') return admitInObject(file, declaration.init);
    const init = unwrap(declaration.init);
    return !/MemberExpression$/.test(init.type) || admitInObject(file, init.object);
  }
  return !/MemberExpression$/.test(value.type) || admitInObject(file, value.object);
}

/** The same for the object whose `code` is read. */
function admitInObject(file: SourceFile, object: Node): boolean {
  for (let at = object; unwrap(at) !== at; at = at.expression) {
    const type = at.typeAnnotation as Node | undefined;
    if (!type) continue;
    const keyword = numberMember(type, 'code');
    if (keyword) widenOnce(file, keyword);
    return true;
  }
  const inner = unwrap(object);
  const binding = inner.type === 'Identifier' ? file.scopes.bindingOf(inner) : undefined;
  const annotation = binding?.id.typeAnnotation?.typeAnnotation as Node | undefined;
  return !(annotation && numberMember(annotation, 'code'));
}

const widened = new WeakMap<SourceFile, Set<Node>>();

function widenOnce(file: SourceFile, keyword: Node): void {
  const done = widened.get(file) ?? new Set();
  widened.set(file, done);
  if (done.has(keyword)) return;
  done.add(keyword);
  file.edits.insert(keyword.end, ' | string');
}

function numberMember(type: Node, key: string): Node | undefined {
  if (type.type === 'TSIntersectionType' || type.type === 'TSUnionType')
    return (type.types as Node[]).map((part) => numberMember(part, key)).find(Boolean);
  if (type.type !== 'TSTypeLiteral') return undefined;
  const member = (type.members as Node[]).find((candidate) => candidate.key?.name === key);
  const value = member?.typeAnnotation?.typeAnnotation as Node | undefined;
  return value?.type === 'TSNumberKeyword' ? value : undefined;
}

/** The expression an error code constant is held against, seen from the constant: `x.code === C`, `case C:`. */
export function heldAgainst(file: SourceFile, constant: Node): Node | undefined {
  const node = outermost(file, constant);
  const parent = file.scopes.parentOf(node);
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator))
    return unwrap(parent.left === node ? parent.right : parent.left);
  if (parent?.type === 'SwitchCase') return unwrap(file.scopes.parentOf(parent)!.discriminant);
  return undefined;
}
