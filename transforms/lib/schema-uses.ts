import type { Binding } from '../../src/engine/bindings.js';
import { commonjsExports, WHOLE } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberIndex, memberKey, propertyKey } from './members.js';
import { isServerMethod } from './registration-receivers.js';
import { sourcesOf } from './registration-sources.js';
import { afterMember, type Leads, throughCall } from './schema-steps.js';
import { enclosingClass, exportedAs } from './values.js';
import { ZodSource } from './zod-source.js';

/** What a schema is told to clients as, whole or as a part of another. */
export interface Listed {
  input: boolean;
  output: boolean;
  /** It is converted to JSON Schema by code of the project's: `zodToJsonSchema(schema)`. */
  converted: boolean;
  /** Something is parsed with it, or its type is taken: what it gives matters to code of the project's too. */
  read: boolean;
  /** What it is registered with is, for sure, a server of the SDK's. */
  proven: boolean;
}

/** Which side of a schema matters at some point: what goes into a pipe is told of inputs only. */
export type Side = 'both' | 'input' | 'output';

/**
 * A value on its way: what is asked about is found in it under the keys of `path`, the outermost last; `()` is what a
 * function returns, `new` what a class makes, `*` an element, `?` any key.
 */
export interface Carrier {
  file: SourceFile;
  facts: FileFacts;
  node: Node;
  path: readonly string[];
  side: Side;
}

const REGISTERS = /^(?:tool|registerTool|prompt|registerPrompt)$/;

const PARSES = /^(?:parse|safeParse|parseAsync|safeParseAsync|spa)$/;

/** Nothing is followed further than this many steps. */
const MOST_STEPS = 600;

const WRAPPERS =
  /^(?:ParenthesizedExpression|TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|TSTypeAssertion|AwaitExpression|ChainExpression|LogicalExpression)$/;

/**
 * Follows a schema, forwards, to the registrations that tell clients of it: through the schemas it is a part of,
 * constants, tables, loops, functions, classes and other files.
 */
export function listedAs(file: SourceFile, facts: FileFacts, schema: Node): Listed {
  const trail = new Trail();
  trail.up({ file, facts, node: schema, path: [], side: 'both' });
  return trail.found;
}

/** What is known of a binding's values, by the side that matters and the path to the schema. */
const known = new WeakMap<Binding, Map<string, Listed>>();

const sources = new WeakMap<SourceFile, ZodSource>();

/** Which zod a file speaks of; asked for many schemas of one file. */
export function zodIn(file: SourceFile): ZodSource {
  let zod = sources.get(file);
  if (!zod) {
    zod = new ZodSource(file, (specifier) => /^zod(\/v[34])?$/.test(specifier));
    sources.set(file, zod);
  }
  return zod;
}

/** What becomes of what a binding holds: the fields of one schema have the same way from there on. */
function boundListed(at: Carrier, binding: Binding, id: Node): Listed {
  const paths = known.get(binding) ?? new Map<string, Listed>();
  known.set(binding, paths);
  const key = `${at.side} ${at.path.join('.')}`;
  let listed = paths.get(key);
  if (!listed) {
    const trail = new Trail(true);
    trail.bound(at, id);
    listed = trail.found;
    paths.set(key, listed);
  }
  return listed;
}

class Trail {
  /** @param isWhole whether it goes all the way, and does not take what is known of a binding on it */
  constructor(private readonly isWhole = false) {}

  readonly found: Listed = { input: false, output: false, converted: false, read: false, proven: false };
  private readonly seen = new Map<Node, Set<string>>();
  private steps = 0;

  /** What becomes of the value of an expression. */
  up(at: Carrier): void {
    if (this.isKnown(at)) return;
    const { file, node, path } = at;
    const up = file.scopes.parentOf(node);
    if (!up) return;
    const next = (target: Node, keys = path) => this.up({ ...at, node: target, path: keys });
    if (WRAPPERS.test(up.type)) return next(up);
    switch (up.type) {
      case 'ConditionalExpression':
        return up.test === node ? undefined : next(up);
      case 'SpreadElement': {
        const holder = file.scopes.parentOf(up)!;
        // What is spread gives its own keys on.
        if (/^(?:Array|Object)Expression$/.test(holder.type)) return next(holder);
        const [top, ...below] = [...path].reverse();
        return top === '*' ? this.argument({ ...at, node: up, path: below.reverse() }, holder) : undefined;
      }
      case 'ObjectProperty': {
        const holder = file.scopes.parentOf(up)!;
        return up.value === node && holder.type === 'ObjectExpression'
          ? next(holder, [...path, propertyKey(up) ?? '?'])
          : undefined;
      }
      case 'ArrayExpression':
        return next(up, [...path, '*']);
      case 'ArrowFunctionExpression':
        return up.body === node ? this.returned(at, up) : undefined;
      case 'ReturnStatement': {
        const callable = file.ancestor(up, (each) => Array.isArray(each.params));
        return callable && this.returned(at, callable);
      }
      case 'VariableDeclarator':
        return up.init === node ? this.pattern(at, up.id) : undefined;
      case 'AssignmentPattern':
        return up.right === node ? this.pattern(at, up.left) : undefined;
      case 'AssignmentExpression':
        if (up.right !== node) return;
        this.assigned(at, up.left);
        return next(up);
      case 'ForOfStatement': {
        const target = up.left.declarations?.[0]?.id ?? up.left;
        if (up.right !== node || path.at(-1) !== '*') return;
        const element = path.slice(0, -1);
        // A Map gives pairs.
        const isPair = target.type === 'ArrayPattern' && !/^\d+$/.test(element.at(-1) ?? '');
        return this.pattern({ ...at, path: isPair ? [...element, '1'] : element }, target);
      }
      case 'ClassProperty':
      case 'ClassPrivateProperty':
      case 'ClassAccessorProperty':
        return up.value === node ? this.field(at, up) : undefined;
      case 'ClassDeclaration':
      case 'ClassExpression':
        return up.superClass === node ? this.inherited(at, up) : undefined;
      case 'ExportDefaultDeclaration':
        return this.exported(at, 'default');
      case 'TSTypeQuery':
        this.found.read = true;
        return;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        if (up.object !== node) return;
        if (path.length === 0 && PARSES.test(memberKey(up) ?? '')) this.found.read = true;
        return this.follow(at, afterMember(at, up));
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression': {
        if (up.callee !== node) return this.argument(at, up);
        const made = up.type === 'NewExpression' ? 'new' : '()';
        return path.at(-1) === made ? next(up, path.slice(0, -1)) : undefined;
      }
    }
  }

  private isKnown({ node, path, side }: Carrier): boolean {
    if (++this.steps > MOST_STEPS || path.length > 12) return true;
    const known = this.seen.get(node) ?? new Set<string>();
    this.seen.set(node, known);
    const key = `${side} ${path.join('.')}`;
    if (known.has(key)) return true;
    known.add(key);
    return false;
  }

  private follow(at: Carrier, leads: Leads): void {
    for (const { node, path, side = at.side, pattern } of leads) {
      if (pattern) this.pattern({ ...at, path, side }, node);
      else this.up({ ...at, node, path, side });
    }
  }

  /** What is handed to a call. */
  private argument(at: Carrier, call: Node): void {
    const { file, facts, path } = at;
    const method = isMember(call.callee) ? memberKey(call.callee) : undefined;
    if (method !== undefined && REGISTERS.test(method) && this.registered(at, call, method)) return;
    if (this.isConverted(at, call)) {
      this.found.converted = true;
      return;
    }
    const leads = throughCall(at, call, zodIn(file));
    if (leads) return this.follow(at, leads);
    const index = (call.arguments as Node[]).indexOf(at.node);
    if (index < 0) return;
    for (const place of sourcesOf({ file, facts, node: call.callee })) {
      const callable = /^Class(?:Declaration|Expression)$/.test(place.node.type)
        ? (place.node.body.body as Node[]).find((member) => member.kind === 'constructor')
        : place.node;
      const parameter = (callable?.params as Node[] | undefined)?.[index];
      if (parameter) this.pattern({ ...at, file: place.file, facts: place.facts }, parameter);
    }
    // `tools.push(tool)`, `registry.set(name, tool)`, `new Set().add(tool)`
    if (isMember(call.callee) && /^(?:push|unshift|add|set)$/.test(method ?? ''))
      this.put({ ...at, path: [...path, '*'] }, call.callee.object);
  }

  /** `zodToJsonSchema(schema)`, which becomes `z.toJSONSchema(schema)` */
  private isConverted({ file, node, side }: Carrier, call: Node): boolean {
    if (call.arguments[0] !== node || side === 'output') return false;
    const record = file.imports.of(file.scopes.bindingOf(isMember(call.callee) ? call.callee.object : call.callee));
    return record?.original.source === 'zod-to-json-schema';
  }

  /** @returns whether the argument is where a registration has its schemas */
  private registered(at: Carrier, call: Node, method: string): boolean {
    const { file, facts, path, side, node } = at;
    const args = call.arguments as Node[];
    const index = args.indexOf(node);
    const isConfig = method.startsWith('register');
    if (index < 1 || index === args.length - 1 || (isConfig && index > 1)) return false;
    const key = isConfig ? path.at(-1) : 'inputSchema';
    const input = side !== 'output' && (key === 'inputSchema' || key === 'argsSchema');
    const output = side !== 'input' && key === 'outputSchema';
    if (input) this.found.input = true;
    if (output) this.found.output = true;
    if ((input || output) && !this.found.proven)
      this.found.proven = isServerMethod(file, facts, call.callee.object, method);
    return input || output;
  }

  /** The names and members that a value is put into. */
  private pattern(at: Carrier, target: Node): void {
    const { file, path } = at;
    const top = path.at(-1);
    const inner = path.slice(0, -1);
    switch (target.type) {
      case 'Identifier':
        return this.bound(at, target);
      case 'AssignmentPattern':
        return this.pattern(at, target.left);
      case 'RestElement':
        return this.pattern(at, target.argument);
      case 'TSParameterProperty': {
        const parameter = target.parameter.type === 'AssignmentPattern' ? target.parameter.left : target.parameter;
        const owner = enclosingClass(file, target);
        if (owner && parameter.type === 'Identifier') this.member(at, owner, parameter.name, false);
        return this.pattern(at, parameter);
      }
      case 'ObjectPattern':
        for (const property of target.properties as Node[])
          if (property.type === 'RestElement') this.pattern(at, property);
          else if (top === '?' || propertyKey(property) === top) this.pattern({ ...at, path: inner }, property.value);
        return;
      case 'ArrayPattern':
        for (const [index, element] of (target.elements as (Node | null)[]).entries())
          if (element && (top === '*' || top === '?' || top === String(index)))
            this.pattern({ ...at, path: inner }, element);
    }
  }

  bound(at: Carrier, id: Node): void {
    const { file } = at;
    const binding = file.scopes.bindingOf(id);
    if (!binding || this.isKnown({ ...at, node: binding.id })) return;
    if (!this.isWhole) return this.add(boundListed(at, binding, id));
    for (const { node, space } of binding.references) if (space !== 'type') this.up({ ...at, node });
    const name = exportedAs(file, binding);
    if (name !== undefined) this.exported(at, name);
  }

  private add(listed: Listed): void {
    for (const key of Object.keys(listed) as (keyof Listed)[]) this.found[key] ||= listed[key];
  }

  /** `name = …`, `this.key = …`, `table[key] = …`, `module.exports = …` */
  private assigned(at: Carrier, left: Node): void {
    if (!isMember(left)) return this.pattern(at, left);
    const key = memberKey(left);
    const { file, path } = at;
    const owner = left.object.type === 'ThisExpression' ? enclosingClass(file, left) : undefined;
    if (owner && key !== undefined) return this.member(at, owner, key, false);
    for (const [name, value] of commonjsExports(file)) if (value === at.node) return this.exported(at, name);
    const isModule = file.textOf(left) === 'module.exports' && !file.isModule;
    if (isModule) return this.exported(at, WHOLE);
    return this.put({ ...at, path: [...path, key ?? '*'] }, left.object);
  }

  /** A value is put into what an expression stands for: a constant, a field. */
  private put(at: Carrier, holder: Node): void {
    if (holder.type === 'Identifier') return this.bound(at, holder);
    if (!isMember(holder) || holder.object.type !== 'ThisExpression') return;
    const owner = enclosingClass(at.file, holder);
    const key = memberKey(holder);
    if (owner && key !== undefined) this.member(at, owner, key, false);
  }

  private returned(at: Carrier, callable: Node): void {
    const { file, path, side } = at;
    const called = [...path, '()'];
    const up = file.scopes.parentOf(callable);
    if (callable.type === 'FunctionDeclaration') {
      if (callable.id) this.bound({ ...at, path: called }, callable.id);
      if (up?.type === 'ExportDefaultDeclaration') this.exported({ ...at, path: called }, 'default');
      return;
    }
    if (callable.type === 'ObjectMethod') {
      const keys = [...(callable.kind === 'get' ? path : called), propertyKey(callable) ?? '?'];
      return this.up({ ...at, node: up!, path: keys });
    }
    if (/^Class/.test(callable.type))
      return this.field({ ...at, path: callable.kind === 'get' ? path : called }, callable);
    if (isCall(up) && up.callee !== callable) {
      const isLazy = path.length === 0 && zodIn(file).nameOf(up.callee)?.name === 'lazy';
      if (isLazy) return this.up({ ...at, node: up, path, side });
      const method = isMember(up.callee) ? memberKey(up.callee) : undefined;
      if (method === 'map') return this.up({ ...at, node: up, path: [...path, '*'] });
      if (method === 'flatMap' || method === 'then') return this.up({ ...at, node: up });
    }
    return this.up({ ...at, node: callable, path: called });
  }

  private field(at: Carrier, field: Node): void {
    const owner = enclosingClass(at.file, field);
    const key = propertyKey(field);
    if (owner && key !== undefined) this.member(at, owner, key, field.static === true);
  }

  /** A value that a class holds in a member: what reads it there, in its bases, and on what is made of it. */
  private member(at: Carrier, owner: Node, key: string, isStatic: boolean): void {
    const { file, path } = at;
    this.readOnThis(at, owner, key);
    if (!isStatic) this.inBases(at, owner, key, 0);
    const keys = isStatic ? [...path, key] : [...path, key, 'new'];
    this.ofClass({ ...at, file, path: keys }, owner);
  }

  private ofClass(at: Carrier, owner: Node): void {
    if (owner.id) this.bound(at, owner.id);
    const up = at.file.scopes.parentOf(owner);
    if (up?.type === 'ExportDefaultDeclaration') this.exported(at, 'default');
    else if (owner.type === 'ClassExpression') this.up({ ...at, node: owner });
  }

  private readOnThis(at: Carrier, owner: Node, key: string): void {
    for (const node of memberIndex(at.file).members.get(key) ?? [])
      if (node.object.type === 'ThisExpression' && enclosingClass(at.file, node) === owner) this.up({ ...at, node });
  }

  private inBases(at: Carrier, owner: Node, key: string, depth: number): void {
    const base = owner.superClass as Node | null;
    if (!base || depth > 4) return;
    for (const place of sourcesOf({ file: at.file, facts: at.facts, node: base })) {
      if (!/^Class/.test(place.node.type)) continue;
      const there = { ...at, file: place.file, facts: place.facts };
      this.readOnThis(there, place.node, key);
      this.inBases(there, place.node, key, depth + 1);
    }
  }

  /** `class B extends A`: what is made of B has what A gives it. */
  private inherited(at: Carrier, owner: Node): void {
    const { path } = at;
    const key = path.at(-1) === 'new' ? path.at(-2) : path.at(-1);
    if (key !== undefined) this.readOnThis({ ...at, path: path.slice(0, path.at(-1) === 'new' ? -2 : -1) }, owner, key);
    this.ofClass(at, owner);
  }

  /** What other files do with an export. */
  private exported(at: Carrier, name: string): void {
    const { facts, path } = at;
    if (this.isKnown({ ...at, node: at.file.program, path: [...path, `export ${name}`] })) return;
    const isWhole = name === WHOLE;
    const keys = isWhole ? path : [...path, name];
    for (const { file, facts: theirs, name: imported, node } of facts.users?.() ?? []) {
      const there: Carrier = { ...at, file, facts: theirs, node };
      if (imported === '*') this.passedOn({ ...there, path: keys }, name);
      else if (imported === name || (isWhole && imported === 'default')) this.bound(there, node);
      else if (imported === path.at(-1)) {
        // A CommonJS module that exports one object.
        if (isWhole) this.bound({ ...there, path: path.slice(0, -1) }, node);
      } else if (imported === 'default' && !at.file.isModule) this.bound({ ...there, path: keys }, node);
    }
  }

  /** `import * as all`, `require(…)`, `import(…)`, `export * from …`, `export { name } from …` */
  private passedOn(at: Carrier, name: string): void {
    const { node, path } = at;
    switch (node.type) {
      case 'Identifier':
        return this.bound(at, node);
      case 'ExportAllDeclaration':
        return name === 'default' ? undefined : this.exported({ ...at, path: path.slice(0, -1) }, name);
      case 'ExportNamedDeclaration':
        for (const { local, exported } of node.specifiers as { local?: Node; exported: Node }[]) {
          const as = exported.name ?? exported.value;
          // `export * as all from …` has no local name.
          if (!local) this.exported(at, as);
          else if ((local.name ?? local.value) === name) this.exported({ ...at, path: path.slice(0, -1) }, as);
        }
        return;
    }
    return this.up(at);
  }
}
