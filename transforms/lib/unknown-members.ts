import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { handedCapabilities } from './capability-payloads.js';
import { expectedType } from './function-types.js';
import { isCall, isMember, memberIndex, propertyKey } from './members.js';
import {
  anyOf,
  countHaving,
  elementOf,
  having,
  isUnionOfV1,
  memberOf,
  roomIn,
  type Shape,
  shapeNamed,
} from './protocol-shapes.js';
import { ProtocolValues } from './protocol-values.js';

// Types of v1 up to 1.21 let any member of anything be read, and what was received had all that was sent.

/** What every object has. */
const OF_OBJECTS =
  /^(?:toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|constructor)$/;

/** Settles members that v2's protocol types have not, or not all of those that a value may be of. */
export function settleUnknownMembers(file: SourceFile, facts: FileFacts): void {
  const values = new ProtocolValues(file, facts);
  const index = memberIndex(file);
  const marks = new Marks(file);
  const isTyped = file.language !== 'js';
  for (const [key, members] of index.members) {
    if (OF_OBJECTS.test(key)) continue;
    for (const member of members) {
      const shape = file.isIgnored(member) ? undefined : values.of(member.object);
      if (!shape || shape.list) continue;
      const has = having(shape, key);
      if (shape.perhapsList) markPerhapsList(file, member);
      else if (has === 'none') marks.unknown(member, key, shape);
      else if (has === 'some' && isTyped) {
        if (isUnionOfV1(shape)) settleUnion({ file, values, marks }, member, key);
        else if (looksAt(file, values, member.object, key) !== 'kinds') marks.ofSome(member, key);
      }
    }
  }
  for (const pattern of index.patterns) {
    const shape = file.isIgnored(pattern) ? undefined : values.ofTarget(pattern);
    if (!shape || shape.list) continue;
    if (shape.perhapsList) markPerhapsList(file, pattern);
    else
      for (const property of pattern.properties as Node[]) {
        const key = propertyKey(property);
        if (key === undefined || property.type !== 'ObjectProperty') continue;
        const has = having(shape, key);
        if (has === 'none') marks.unknown(property, key, shape);
        else if (has === 'some' && isTyped && !isToldApart(file, values, pattern, key)) marks.ofSome(property, key);
      }
  }
  if (isTyped) {
    for (const object of index.objects) checkLiteral(file, facts, values, marks, object);
    checkCapabilities(file, facts, marks);
  }
  marks.write();
}

/** `message.content.text`, of a message to be sampled. */
function markPerhapsList(file: SourceFile, node: Node): void {
  if (file.text.includes('Array.isArray(')) return;
  file.todos.add(
    node,
    'types/unknown-member',
    'the content of a message that asks for a sample may be a list of blocks in v2, where v1 up to 1.21 had a single one: look at each of [content].flat().',
  );
}

/** Markers, one for all that a statement does. */
class Marks {
  private readonly unknowns = new Map<number, { node: Node; keys: Set<string>; rooms: Set<string> }>();
  private readonly others = new Map<number, { node: Node; keys: Set<string> }>();

  constructor(private readonly file: SourceFile) {}

  unknown(node: Node, key: string, shape: Shape): void {
    const line = this.file.todos.lineFor(node);
    const here = this.unknowns.get(line) ?? { node, keys: new Set(), rooms: new Set() };
    const room = roomIn(shape);
    here.keys.add(key);
    if (room) here.rooms.add(room);
    this.unknowns.set(line, here);
  }

  ofSome(node: Node, key: string): void {
    const line = this.file.todos.lineFor(node);
    const here = this.others.get(line) ?? { node, keys: new Set() };
    here.keys.add(key);
    this.others.set(line, here);
  }

  write(): void {
    for (const { node, keys, rooms } of this.unknowns.values()) {
      const advice = rooms.size > 0 ? ` Data of your own goes into ${[...rooms].join(', in capabilities ')}.` : '';
      const [it, is] = keys.size > 1 ? ['them', 'are no members'] : ['it', 'is no member'];
      this.file.todos.add(
        node,
        'types/unknown-member',
        `${listed(keys)} ${is} of this in v2: its types do not admit ${it}, and what is received comes without ${it} (v1 passed everything on up to 1.21).${advice}`,
      );
    }
    for (const { node, keys } of this.others.values())
      this.file.todos.add(
        node,
        'types/unknown-member',
        `only some of what this may be has ${listed(keys)}, and v2's types say so: tell them apart first.`,
      );
  }
}

function listed(keys: ReadonlySet<string>): string {
  const all = [...keys];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** `{ name, category }` where a Tool is asked for. */
function checkLiteral(file: SourceFile, facts: FileFacts, values: ProtocolValues, marks: Marks, object: Node): void {
  if (file.isIgnored(object) || isAsserted(file, object)) return;
  const expected = expectedType({ file, facts, node: object });
  const shape = expected && values.ofType(expected);
  if (!shape || shape.list) return;
  checkInside(marks, object, shape);
}

/** An object literal, or a list of them, and what stands in it: `{ tools: [{ name, category }] }`. */
function checkInside(marks: Marks, node: Node, shape: Shape): void {
  if (node.type === 'ArrayExpression') {
    const item = elementOf(shape);
    for (const element of node.elements as (Node | null)[]) if (element && item) checkInside(marks, element, item);
  }
  if (node.type !== 'ObjectExpression' || shape.list) return;
  for (const property of node.properties as Node[]) {
    const key = property.type === 'SpreadElement' ? undefined : propertyKey(property);
    if (key === undefined) continue;
    if (having(shape, key) === 'none') marks.unknown(property, key, shape);
    const inner = property.type === 'ObjectProperty' ? memberOf(shape, key) : undefined;
    if (inner) checkInside(marks, property.value, inner);
  }
}

/** `{ … } as Progress`, or inside such a one: nobody minds what is too much there. */
function isAsserted(file: SourceFile, object: Node): boolean {
  const holder = file.ancestor(object, (at) => !INSIDE_VALUES.test(at.type));
  return holder?.type === 'TSAsExpression' || holder?.type === 'TSTypeAssertion';
}

const INSIDE_VALUES =
  /^(?:Object(?:Property|Expression)|ArrayExpression|ParenthesizedExpression|ConditionalExpression|LogicalExpression)$/;

/** `capabilities: { tools: { streaming: true }, custom: {} }`; what the other side can do is taken out elsewhere. */
function checkCapabilities(file: SourceFile, facts: FileFacts, marks: Marks): void {
  if (!file.text.includes('apabilities')) return;
  const either = anyOf([shapeNamed('ServerCapabilities'), shapeNamed('ClientCapabilities')])!;
  for (const { owner, value } of handedCapabilities(file, facts)) {
    const object = unwrap(value);
    if (object !== value || object.type !== 'ObjectExpression' || file.isIgnored(object)) continue;
    const shape = shapeNamed(`${owner}Capabilities`)!;
    for (const property of object.properties as Node[]) {
      const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
      if (key === undefined) continue;
      if (having(either, key) === 'none') marks.unknown(property, key, shape);
      const inner = memberOf(shape, key);
      if (inner) checkInside(marks, property.value, inner);
    }
  }
}

/**
 * `contents[0].text`, of what may be a blob: unknown in v1, and an error in v2. Where nothing tells the two apart it
 * stays unknown; where the code looks at the member to find out what it is, no cast would do.
 */
function settleUnion({ file, values, marks }: Settling, member: Node, key: string): void {
  const { object } = member;
  const found = looksAt(file, values, object, key);
  if (found === 'kinds') return;
  if (found === 'member') return marks.ofSome(member, key);
  // `result.content[0]` has got a cast where the result of a tool is read.
  if (file.edits.places().some(({ start }) => start === object.end)) return;
  const isOptional = member.optional === true || isInChain(object);
  file.edits.insert(object.start, '(');
  file.edits.insert(object.end, ` as { ${key}?: unknown }${isOptional ? ' | undefined' : ''})`);
  // In front of the cast the chain ends, so that what follows has to ask once more.
  if (isOptional && !member.optional) file.edits.insert(object.end, '?');
}

const isInChain = (node: Node): boolean => node.type.startsWith('Optional');

interface Settling {
  file: SourceFile;
  values: ProtocolValues;
  marks: Marks;
}

/** A path without what does not change which object it leads to. */
const pathOf = (file: SourceFile, node: Node): string =>
  file
    .textOf(node)
    .replace(/[\s!()]/g, '')
    .replace(/\?\.(?=\[)|\?/g, '');

/**
 * Whether the file looks at an object, or at what it is part of, to tell what it is (`type`, `'text' in it`, a guard), or
 * at the member itself.
 */
function looksAt(file: SourceFile, values: ProtocolValues, object: Node, key: string): 'kinds' | 'member' | undefined {
  let root = object;
  while (isMember(root) || isWrapper(root)) root = root.object ?? root.expression;
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding) return root.type === 'AwaitExpression' || isCall(root) ? undefined : 'kinds';
  // `const params: ElicitRequest['params'] = { mode: 'url', … }`: what is put in tells the kind.
  const { declaration, id } = binding;
  if (id.typeAnnotation && declaration.type === 'VariableDeclarator' && declaration.init) return 'kinds';
  const path = pathOf(file, object);
  let isAsked = false;
  for (const { node } of binding.references) {
    let at = node;
    for (let up = file.scopes.parentOf(at); up; at = up, up = file.scopes.parentOf(at)) {
      if (isWrapper(up)) continue;
      if (!isMember(up) || up.object !== at) {
        if (leadsTo(pathOf(file, at), path) && tells(file, at, up)) return 'kinds';
        break;
      }
      if (!isTested(file, up)) continue;
      const asked = pathOf(file, up);
      if (asked === `${path}.${key}`) isAsked = true;
      else if (!leadsTo(asked, path) && tellsApart(values, at, cut(pathOf(file, at), path))) return 'kinds';
    }
  }
  return isAsked ? 'member' : undefined;
}

/**
 * Whether knowing the kind of an object says anything of what `rest` leads to from it: of the object itself, or of a
 * member that more than one of the kinds has.
 */
function tellsApart(values: ProtocolValues, node: Node, rest: string | undefined): boolean {
  if (rest === undefined) return false;
  const key = /^\.([\w$]+)/.exec(rest)?.[1];
  const shape = key === undefined ? undefined : values.of(node);
  return !shape || countHaving(shape, key!) > 1;
}

const isWrapper = (node: Node): boolean => /^(?:TSNonNull|Parenthesized)Expression$/.test(node.type);

/** What is left of `path` behind `part`, when it starts with it. */
function cut(part: string, path: string): string | undefined {
  const rest = path.startsWith(part) ? path.slice(part.length) : undefined;
  return rest === '' || (rest && /^[.[]/.test(rest)) ? rest : undefined;
}

const leadsTo = (part: string, path: string): boolean => cut(part, path) !== undefined;

/** Whether the file tells what it takes apart here: `if ('text' in item) { const { text } = item; }`. */
function isToldApart(file: SourceFile, values: ProtocolValues, pattern: Node, key: string): boolean {
  const parent = file.scopes.parentOf(pattern);
  const value = parent?.type === 'VariableDeclarator' ? (parent.init as Node | null) : undefined;
  if (!value) return false;
  const at = unwrap(value);
  return (at.type === 'Identifier' || isMember(at)) && looksAt(file, values, at, key) === 'kinds';
}

/** Whether what is done with a whole object may tell what it is. */
function tells(file: SourceFile, node: Node, parent: Node): boolean {
  if (parent.type === 'BinaryExpression') return parent.operator === 'in' || parent.operator === 'instanceof';
  if (parent.type === 'VariableDeclarator')
    return parent.init === node && parent.id.type === 'ObjectPattern' && (parent.id.properties as Node[]).some(isKind);
  if (!isCall(parent)) return parent.type === 'AssignmentExpression' && parent.left === node;
  const outer = file.scopes.parentOf(parent);
  return (
    /assert|ensure/i.test(file.textOf(parent.callee)) ||
    (!!outer && (outer.test === parent || /^(?:UnaryExpression|LogicalExpression)$/.test(outer.type)))
  );
}

/** `const { type, … } = block` */
const isKind = (property: Node): boolean => /^(?:type|method|mode)$/.test(propertyKey(property) ?? '');

/** Whether a member's value is asked for its kind: `x.type === 'text'`, `switch (x.type)`, `typeof x.text`. */
function isTested(file: SourceFile, member: Node): boolean {
  const parent = file.scopes.parentOf(member);
  if (parent?.type === 'BinaryExpression') return /^[!=]==?$|^in$|^instanceof$/.test(parent.operator);
  if (parent?.type === 'UnaryExpression') return parent.operator === 'typeof';
  if (parent?.type === 'SwitchStatement') return parent.discriminant === member;
  return isCall(parent) && file.textOf(parent.callee) === 'Array.isArray';
}
