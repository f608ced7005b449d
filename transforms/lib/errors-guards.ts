import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { admitStrings, type Code, type Codes } from './errors-codes.js';
import {
  type Comparison,
  comparisonsOf,
  type Guard,
  guardAt,
  type MemberRead,
  occurrences,
  outermost,
  readsAt,
  readsOf,
  usesOfExport,
  within,
} from './errors-flow.js';
import { classNameAfterwards } from './errors-http.js';
import { sdkTypeOf } from './values.js';

type LocalCode = Extract<Code, { kind: 'local' }>;

interface Held {
  read: MemberRead;
  comparison: Comparison;
  code: NonNullable<Code>;
}

/**
 * Every use of McpError that decides what is looked at for a code: the guard goes with the codes it guards. A guard in
 * front of local codes only becomes SdkError; one in front of both kinds lets both classes through, as McpError did.
 */
export function followGuards(file: SourceFile, facts: FileFacts, codes: Codes): void {
  for (const use of usesOfExport(file, facts, 'ProtocolError')) {
    const guard = guardAt(file, use);
    if (guard) settleGuard(file, facts, codes, use, guard);
    else settleOther(file, facts, codes, use);
  }
}

function heldCodes(file: SourceFile, codes: Codes, reads: readonly MemberRead[]): Held[] {
  return reads.flatMap((read) =>
    comparisonsOf(file, read.node).flatMap((comparison) => {
      const code = codes.read(comparison.other);
      return code ? [{ read, comparison, code }] : [];
    }),
  );
}

const isLocal = (held: Held): held is Held & { code: LocalCode } => held.code.kind === 'local';

function settleGuard(file: SourceFile, facts: FileFacts, codes: Codes, use: Node, guard: Guard): void {
  const held = heldCodes(file, codes, readsOf(file, guard.subject, 'code', guard.regions));
  const local = held.filter(isLocal);
  if (local.length === 0) return;
  for (const { code } of local) codes.rename(code);
  const mixed = local.length < held.length;
  if (guard.kind === 'matcher') {
    if (!mixed) codes.becomeSdkError(use);
    else
      file.todos.add(
        guard.test,
        'errors/split',
        'a timeout and a closed connection are SdkError, everything else is ProtocolError; the assertions below expect both of one error.',
      );
    return;
  }
  if (isNarrow(guard, local) || isWholeBranch(guard, local)) codes.becomeSdkError(use);
  else widen(file, facts, codes, use, guard, isNarrow(guard, held));
}

/** Whether a condition beside the guard lets local codes only through. */
function isNarrow(guard: Guard, local: readonly Held[]): boolean {
  const wholes = (how: string) =>
    new Set(local.filter(({ comparison }) => comparison.how === how).map((h) => h.comparison.whole));
  const positive = wholes('===');
  const listed = local
    .filter(({ comparison }) => comparison.how === 'member')
    .map(({ comparison }) => comparison.whole);
  if (guard.shared) return false;
  if (guard.negated) {
    const negative = wholes('!==');
    return guard.conjuncts.some((condition) => negative.has(condition));
  }
  const isLocalOnly = (node: Node): boolean => {
    if (node.type === 'LogicalExpression' && node.operator === '||')
      return isLocalOnly(node.left) && isLocalOnly(node.right);
    return positive.has(node) || listed.includes(node);
  };
  return guard.conjuncts.some(isLocalOnly);
}

/** `if (guard) { if (code === Local) … }`: nothing else happens to what passes the guard. */
function isWholeBranch(guard: Guard, local: readonly Held[]): boolean {
  const { branch } = guard;
  if (!branch || branch.alternate || guard.shared) return false;
  const body = branch.consequent as Node;
  const only = body.type === 'BlockStatement' ? (body.body.length === 1 ? (body.body[0] as Node) : undefined) : body;
  if (only?.type !== 'IfStatement' || only.alternate) return false;
  const conditions =
    only.test.type === 'LogicalExpression' && only.test.operator === '&&'
      ? [only.test.left, only.test.right]
      : [only.test];
  return conditions.some((condition: Node) =>
    local.some(({ comparison }) => comparison.how === '===' && comparison.whole === condition),
  );
}

/** `x instanceof ProtocolError` → `x instanceof ProtocolError || x instanceof SdkError`. */
function widen(
  file: SourceFile,
  facts: FileFacts,
  codes: Codes,
  use: Node,
  guard: Guard,
  /** A condition beside the guard lets certain codes only through, whatever the class. */
  restricted: boolean,
): void {
  const { test, subject } = guard;
  const parent = file.scopes.parentOf(test);
  const twin = parent?.type === 'LogicalExpression' && parent.operator === '||' ? parent : undefined;
  // A second run, or somebody's own hand: the other class is tested beside it.
  if (twin && /instanceof\s+\w*SdkError\b/.test(file.textOf(twin))) return;
  if (!/^(Identifier|MemberExpression|OptionalMemberExpression)$/.test(subject.type)) {
    file.todos.add(test, 'errors/split', MIXED);
    return;
  }
  if (file.isIgnored(test)) return;
  const bare =
    test.extra?.parenthesized ||
    twin ||
    /^(If|While|Return)Statement$|^VariableDeclarator$|^ConditionalExpression$/.test(parent?.type ?? '');
  const sdkError = codes.use('SdkError', use);
  if (!bare) file.edits.insert(test.start, '(');
  const text = file.textOf(subject);
  const [http] = restricted ? [] : usesOfExport(file, facts, 'SdkHttpError');
  // Code that tells HTTP errors from v1's McpError must go on doing so: SdkHttpError is an SdkError.
  const wanted = http
    ? `(${text} instanceof ${sdkError} && !(${text} instanceof ${classNameAfterwards(file, http)}))`
    : `${text} instanceof ${sdkError}`;
  const added = ` || ${wanted}${bare ? '' : ')'}`;
  file.edits.insert(test.end, added);
  breakChain(file, test, added.length + 1);
  const handed = handedOn(file, facts, guard);
  if (handed)
    file.todos.add(
      handed,
      'errors/split',
      'this may be an SdkError now (a timeout, a closed connection), which the function it is handed to declares as ProtocolError.',
    );
}

/** Puts the operands of a chain on lines of their own when the line it stands alone on grows too long. */
function breakChain(file: SourceFile, operand: Node, grown: number): void {
  let top = operand;
  for (
    let at = file.scopes.parentOf(top);
    at?.type === 'LogicalExpression' && at.operator === '&&';
    at = file.scopes.parentOf(at)
  )
    top = at;
  if (top === operand || top.loc.start.line !== top.loc.end.line || top.extra?.parenthesized) return;
  const begin = file.text.lastIndexOf('\n', top.start) + 1;
  const end = file.text.indexOf('\n', top.end);
  const line = file.text.slice(begin, end === -1 ? undefined : end).trimEnd();
  const indent = /^[ \t]*/.exec(line)![0];
  // The new names are a little longer too.
  if (begin + indent.length !== top.start || line.length + grown <= file.style.width) return;
  for (let at = top; at.type === 'LogicalExpression' && at.operator === '&&'; at = at.left) {
    const space = /&&( )/.exec(file.text.slice(at.left.end, at.right.start));
    if (!space) return;
    const offset = at.left.end + space.index + 2;
    file.edits.overwrite(offset, offset + 1, file.style.eol + indent);
  }
}

const MIXED =
  'a timeout and a closed connection are SdkError with an SdkErrorCode, everything else is ProtocolError; test for both classes here.';

/** A place where the guarded error is handed to a function that declares it as McpError. */
function handedOn(file: SourceFile, facts: FileFacts, guard: Guard): Node | undefined {
  const declared = new Set(usesOfExport(file, facts, 'ProtocolError').map(({ start }) => start));
  return occurrences(file, guard.subject).find((node) => {
    if (!within(node, guard.regions)) return false;
    const value = outermost(file, node);
    const call = file.scopes.parentOf(value);
    const index = call?.type === 'CallExpression' ? (call.arguments as Node[]).indexOf(value) : -1;
    if (index < 0 || call!.callee.type !== 'Identifier') return false;
    const callee = file.scopes.bindingOf(call!.callee)?.declaration;
    const parameter = (callee?.params ?? callee?.init?.params)?.[index] as Node | undefined;
    const type = parameter?.typeAnnotation?.typeAnnotation as Node | undefined;
    return type?.type === 'TSTypeReference' && declared.has(type.typeName.start);
  });
}

/** `new McpError(ErrorCode.X)`, `super(ErrorCode.X)`, `(error as McpError).code`, `error: McpError`. */
function settleOther(file: SourceFile, facts: FileFacts, codes: Codes, use: Node): void {
  const parent = file.scopes.parentOf(use);
  if (!parent) return;
  if (parent.type === 'NewExpression' && parent.callee === use) settleNew(file, facts, codes, use, parent);
  else if (/^Class/.test(parent.type) && parent.superClass === use) settleSubclass(file, codes, use, parent);
  else if (/MemberExpression$/.test(parent.type) && parent.object === use && parent.property.name === 'fromError') {
    const call = file.scopes.parentOf(parent);
    const code =
      call?.type === 'CallExpression' && call.callee === parent ? enumCode(codes, call.arguments[0]) : undefined;
    if (!code) return;
    codes.rename(code);
    file.edits.overwrite(parent.start, parent.end, `new ${codes.use('SdkError', use)}`);
    file.release(use);
  } else if (parent.type === 'TSTypeReference') settleType(file, codes, use, parent);
}

/** Only the enum's members: a bare number in a constructor may well be a server's own code. */
function enumCode(codes: Codes, argument: Node | undefined): LocalCode | undefined {
  const code = argument && codes.read(argument);
  return code?.kind === 'local' && code.owner ? code : undefined;
}

function settleNew(file: SourceFile, facts: FileFacts, codes: Codes, use: Node, construction: Node): void {
  const code = enumCode(codes, construction.arguments[0]);
  if (!code) return;
  codes.rename(code);
  codes.becomeSdkError(use);
  const handler = file.ancestor(
    construction,
    (at) =>
      at.type === 'CallExpression' &&
      at.callee.property?.name === 'setRequestHandler' &&
      /^(Server|McpServer|Client|Protocol)$/.test(sdkTypeOf(file, facts, at.callee.object) ?? ''),
  );
  const thrown = file.scopes.parentOf(construction)?.type === 'ThrowStatement';
  if (handler && thrown)
    file.todos.add(
      construction,
      'errors/split',
      `thrown out of a request handler, an SdkError reaches the peer as InternalError (-32603), where v1 sent ${LOCAL_NUMBERS[code.name]}; throw new ProtocolError(${LOCAL_NUMBERS[code.name]}, …) to keep the number on the wire.`,
    );
}

const LOCAL_NUMBERS: Record<string, number> = { ConnectionClosed: -32000, RequestTimeout: -32001 };

function settleSubclass(file: SourceFile, codes: Codes, use: Node, declaration: Node): void {
  const calls = file.scopes.calls.filter(
    (call) =>
      call.callee.type === 'Super' &&
      file.ancestor(call, (at) => /^Class(Declaration|Expression)$/.test(at.type)) === declaration,
  );
  const found = calls.flatMap((call) => enumCode(codes, call.arguments[0]) ?? []);
  if (found.length === 0 || found.length < calls.length) return;
  for (const code of found) codes.rename(code);
  codes.becomeSdkError(use);
}

function settleType(file: SourceFile, codes: Codes, use: Node, reference: Node): void {
  const holder = file.scopes.parentOf(reference);
  if (!holder) return;
  const isCast = /^TS(AsExpression|TypeAssertion)$/.test(holder.type);
  if (!isCast && holder.type !== 'TSTypeAnnotation') return;
  const place = isCast ? undefined : file.scopes.parentOf(holder);
  if (!isCast && place?.type !== 'Identifier') return;
  const value = isCast ? outermost(file, holder) : place!;
  const declarator = isCast ? file.scopes.parentOf(value) : undefined;
  const reads = isCast
    ? declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
      ? readsOf(file, declarator.id, 'code')
      : readsAt(file, value, 'code')
    : readsOf(file, place!, 'code');
  const held = heldCodes(file, codes, reads);
  const local = held.filter(isLocal);
  if (local.length === 0) return;
  for (const { code } of local) codes.rename(code);
  if (isCast && local.length === held.length && reads.length === new Set(local.map(({ read }) => read.node)).size) {
    codes.becomeSdkError(use);
    return;
  }
  if (file.isIgnored(use)) return;
  file.edits.insert(reference.end, ` | ${codes.use('SdkError', use)}`);
  const owner = isCast ? undefined : file.scopes.bindingOf(place!);
  if (owner?.kind === 'param')
    file.todos.add(
      reference,
      'errors/split',
      'a timeout or a closed connection arrives here as SdkError; callers that let only ProtocolError through hand none over any more.',
    );
}

/** What is left: codes that no guard, constructor or type of this file spoke for. */
export function settleRest(
  file: SourceFile,
  facts: FileFacts,
  codes: Codes,
  heldAgainst: (constant: Node) => Node | undefined,
): void {
  for (const [node, { name, owner }] of codes.local) {
    if (codes.settled.has(node) || file.isIgnored(node)) continue;
    if (isWirePayload(file, node)) {
      file.edits.overwrite(node.start, node.end, String(LOCAL_NUMBERS[name]));
      file.release(owner);
      continue;
    }
    const against = heldAgainst(node);
    const code: LocalCode = { kind: 'local', name, node, owner };
    const fits = against ? admitStrings(file, against) : isAsserted(file, node);
    const certain = fits && !(against && (throughPredicate(file, node, against) || isDeclared(file, facts, against)));
    codes.rename(code);
    if (!certain)
      file.todos.add(
        node,
        'errors/split',
        `${name} is thrown as SdkError with SdkErrorCode.${name} (a string), not as ProtocolError; a guard on ProtocolError or a numeric code no longer matches it.`,
      );
  }
}

/** `error: { code: ErrorCode.ConnectionClosed, message: … }`: what a JSON-RPC peer reads must stay a number. */
function isWirePayload(file: SourceFile, node: Node): boolean {
  const property = file.scopes.parentOf(node);
  if (property?.type !== 'ObjectProperty' || property.key.name !== 'code') return false;
  const object = file.scopes.parentOf(property)!;
  if (object.type !== 'ObjectExpression' || !(object.properties as Node[]).some((each) => each.key?.name === 'message'))
    return false;
  const outer = file.scopes.parentOf(object);
  return outer?.type === 'ObjectProperty' && outer.key.name === 'error';
}

/** `toMatchObject({ code: ErrorCode.X })`, `toHaveProperty('code', ErrorCode.X)`, `expect(code).toBe(ErrorCode.X)`. */
function isAsserted(file: SourceFile, node: Node): boolean {
  const call = file.ancestor(node, (at) => at.type === 'CallExpression');
  const name = call?.callee.property?.name ?? '';
  return /^(toMatchObject|objectContaining|toHaveProperty|toBe|toEqual|toStrictEqual|equal|property)$/.test(name);
}

/** `error.code` of something that is declared a ProtocolError where no edit of this file reaches. */
function isDeclared(file: SourceFile, facts: FileFacts, against: Node): boolean {
  return /MemberExpression$/.test(against.type) && sdkTypeOf(file, facts, against.object) === 'ProtocolError';
}

/** Whether the same error goes through a function first, which may test its class: `isMcpError(e) && e.code === …`. */
function throughPredicate(file: SourceFile, node: Node, against: Node): boolean {
  const subject = /MemberExpression$/.test(against.type) ? unwrap(against.object) : against;
  if (subject.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(subject);
  const scope = file.ancestor(node, (at) => /^(IfStatement|ConditionalExpression|LogicalExpression)$/.test(at.type));
  return (binding?.references ?? []).some(({ node: other }) => {
    const call = file.scopes.parentOf(other);
    if (call?.type !== 'CallExpression' || call.arguments[0] !== other || call.arguments.length !== 1) return false;
    const user = file.scopes.parentOf(call);
    return /^(LogicalExpression|IfStatement|UnaryExpression)$/.test(user?.type ?? '') && scope !== undefined;
  });
}
