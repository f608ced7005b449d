import { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { bare, isFunction, isNothing } from './hosting-model.js';
import { isMember, memberIndex, memberKey, propertyKey } from './members.js';
import { enclosingClass } from './values.js';

// Classes that hold the hosting: their fields and methods are names like others, as long as nobody else reaches them.

/** The members of a file's classes that only their class uses, as names. */
export interface ClassMembers {
  /** Fields and methods; a reference is the whole of `this.field`. */
  bindings: Binding[];
  /** What a `this.field` stands for. */
  at: Map<Node, Binding>;
  /** Methods by their node. */
  methods: Map<Node, Binding>;
}

const members = new WeakMap<SourceFile, ClassMembers>();

/** @returns what is known of the classes of a file; found once */
export function classMembers(file: SourceFile, facts: FileFacts): ClassMembers {
  const known = members.get(file);
  if (known) return known;
  const found: ClassMembers = { bindings: [], at: new Map(), methods: new Map() };
  members.set(file, found);
  if (!/\bclass\b/.test(file.text)) return found;
  for (const bodies of classesOf(file))
    for (const member of bodies.body.body as Node[]) note(file, facts, found, bodies, member);
  return found;
}

function classesOf(file: SourceFile): Node[] {
  const found = new Set<Node>();
  for (const nodes of memberIndex(file).members.values())
    for (const node of nodes) {
      const owner = node.object.type === 'ThisExpression' ? enclosingClass(file, node) : undefined;
      if (owner) found.add(owner);
    }
  return [...found];
}

function note(file: SourceFile, facts: FileFacts, found: ClassMembers, owner: Node, member: Node): void {
  const key = propertyKey(member);
  const isMethod = /^Class(?:Private)?Method$/.test(member.type) && member.kind === 'method';
  if (key === undefined || member.static || member.computed) return;
  if (!isMethod && !/^Class(?:Private)?Property$/.test(member.type)) return;
  const all = memberIndex(file).members.get(key) ?? [];
  const own = all.filter((node) => node.object.type === 'ThisExpression' && enclosingClass(file, node) === owner);
  if (own.length === 0 || !isClosed(file, facts, owner, member, key, all.length - own.length)) return;
  const init = isMethod ? member : isNothing(member.value) ? onlyAssigned(file, own) : member.value;
  const binding = new Binding(`this.${key}`, 'let', file.scopes.scopeOf(member));
  const node: Node = isMethod
    ? member
    : {
        type: 'VariableDeclarator',
        id: member.key,
        init: init ?? null,
        start: member.start,
        end: member.end,
        loc: member.loc,
      };
  binding.declarations.push({ id: member.key, node });
  for (const reference of own) {
    binding.references.push({ node: reference, space: 'value', scope: file.scopes.scopeOf(reference) });
    found.at.set(reference, binding);
  }
  found.bindings.push(binding);
  if (isMethod || isFunction(member.value)) found.methods.set(isMethod ? member : member.value, binding);
}

/** `this.sessions = new Map()` in the constructor, when nothing else but nothing is ever put there. */
function onlyAssigned(file: SourceFile, references: readonly Node[]): Node | undefined {
  const values = references.flatMap((node) => {
    const up = file.scopes.parentOf(node);
    return up?.type === 'AssignmentExpression' && up.left === node && !isNothing(up.right) ? [up.right as Node] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** Whether only the class itself can use a member: by its modifier, or because no other code of the project names it. */
function isClosed(file: SourceFile, facts: FileFacts, owner: Node, member: Node, key: string, others: number): boolean {
  if (/Private/.test(member.type) || member.accessibility === 'private') return true;
  if (others > 0 || member.accessibility === 'protected') return false;
  const up = file.scopes.parentOf(owner);
  if (!/^Export/.test(up?.type ?? '') && !/\bexports\b|\bexport\s*\{/.test(file.text)) return true;
  const importers = facts.importers?.();
  return importers?.every((importer) => !memberIndex(importer.file).members.has(key)) ?? false;
}

/** What a field's annotation says. */
export function annotationOf(file: SourceFile, binding: Binding): Node | undefined {
  const { id } = binding;
  if (!binding.name.startsWith('this.')) return id.typeAnnotation;
  return file.scopes.parentOf(id)?.typeAnnotation;
}

/** The function of a class that `this.method` stands for, where no class of the file overrides it. */
export function methodAt(file: SourceFile, member: Node): (Node & { params: Node[]; body: Node }) | undefined {
  const at = bare(member);
  if (!isMember(at) || at.object.type !== 'ThisExpression') return undefined;
  const owner = enclosingClass(file, at);
  const key = memberKey(at);
  const found =
    (owner?.body.body as Node[] | undefined)?.filter((one) => propertyKey(one) === key && !one.static) ?? [];
  if (found.length !== 1) return undefined;
  const [one] = found as [Node];
  const method = /Property$/.test(one.type) ? one.value : one;
  return one.kind !== 'get' && one.kind !== 'set' && isFunction(method) ? method : undefined;
}

/** The class all of some places are in, with `this` meaning its instance there. */
export function commonClass(file: SourceFile, places: readonly Node[]): Node | undefined {
  const owners = places.map((place) => enclosingClass(file, place));
  const [owner] = owners;
  if (!owner || owners.some((one) => one !== owner)) return undefined;
  // A `function` between has a `this` of its own.
  const isOwn = (place: Node) => {
    for (let at: Node | undefined = place; at && at !== owner; at = file.scopes.parentOf(at)) {
      if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ObjectMethod')
        return false;
      if (/^Class(?:Private)?(?:Method|Property)$/.test(at.type)) return !at.static;
    }
    return false;
  };
  return places.every(isOwn) ? owner : undefined;
}
