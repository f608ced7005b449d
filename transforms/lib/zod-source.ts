import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';

const MEMBER = /^(Optional)?MemberExpression$/;

/** A name of zod's at some place: `z.string` is `string`, `z.coerce.number` is `coerce.number`. */
export interface ZodName {
  name: string;
  /** The text in front of the name, with its dot: `z.`, or nothing for a name imported by itself. */
  prefix: string;
  /** The token that carries the name. */
  token: Node;
}

/** What a file imports zod as, and how it speaks of it. */
export class ZodSource {
  /** `z`, by whichever form of import. */
  private readonly namespaces = new Set<Binding>();
  /** Names imported by themselves. */
  private readonly named = new Map<Binding, string>();
  /** Every place that names something of zod, in values and in types. */
  readonly names: ZodName[] = [];
  private readonly byNode = new Map<Node, ZodName>();

  /** @param speaks whether a module specifier is a zod the caller means */
  constructor(
    readonly file: SourceFile,
    speaks: (specifier: string) => boolean,
  ) {
    for (const record of file.imports.records) {
      if (!speaks(record.original.source) || file.isIgnored(record.declaration)) continue;
      if (record.kind !== 'named' || record.original.name === 'z') this.namespaces.add(record.binding);
      else this.named.set(record.binding, record.original.name);
    }
    for (const binding of file.scopes.bindings) if (!file.imports.of(binding)) this.readRequire(binding, speaks);
    for (const binding of this.namespaces)
      for (const { node } of file.liveReferences(binding)) this.readNamespace(node);
    for (const [binding, name] of this.named)
      for (const { node } of file.liveReferences(binding)) this.add(node, { name, prefix: '', token: node });
  }

  get isEmpty(): boolean {
    return this.names.length === 0;
  }

  /** What zod's namespace is called at the top of this file, if it is there. */
  get namespace(): string | undefined {
    return [...this.namespaces].find((binding) => binding.scope === this.file.scopes.root)?.name;
  }

  /** The zod name an expression or a type name stands for. */
  nameOf(node: Node): ZodName | undefined {
    return this.byNode.get(node);
  }

  /** The call of zod's that a chain of methods begins with: `z.string()` of `z.string().min(1).optional()`. */
  rootOf(expression: Node, depth = 0): { name: string; call: Node } | undefined {
    let at = unwrap(expression);
    for (;;) {
      if (/^(Optional)?CallExpression$/.test(at.type)) {
        const named = this.nameOf(at.callee);
        if (named) return { name: named.name, call: at };
        if (!MEMBER.test(at.callee.type)) return undefined;
        at = unwrap(at.callee.object);
      } else if (MEMBER.test(at.type) && !at.computed) {
        const held = heldIn(this.file, at);
        if (!held && !/^(shape|element)$/.test(at.property.name)) return undefined;
        at = unwrap(held ?? at.object);
      } else break;
    }
    if (at.type !== 'Identifier' || depth > 4) return undefined;
    const binding = this.file.scopes.bindingOf(at);
    const init = binding?.kind === 'const' && binding.declaration.id === binding.id ? binding.declaration.init : null;
    return init ? this.rootOf(init, depth + 1) : undefined;
  }

  /** Whether a type annotation names one of zod's schema types. */
  isSchemaType(annotation: Node | null | undefined): boolean {
    const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : annotation;
    if (type?.type !== 'TSTypeReference') return false;
    const named = this.nameOf(type.typeName);
    return named !== undefined && /^(Any)?Zod|^Schema$/.test(named.name);
  }

  private add(node: Node, name: ZodName): void {
    this.names.push(name);
    this.byNode.set(node, name);
  }

  private readNamespace(node: Node): void {
    const { file } = this;
    let at = node;
    let path = '';
    for (;;) {
      const parent = file.scopes.parentOf(at);
      if (!parent) return;
      const token =
        MEMBER.test(parent.type) && parent.object === at && !parent.computed
          ? parent.property
          : parent.type === 'TSQualifiedName' && parent.left === at
            ? parent.right
            : undefined;
      if (!token) return;
      const name: string = token.name;
      // `z.z.string()` and `z.coerce.string()`.
      if (name !== 'z' && name !== 'default') path = path ? `${path}.${name}` : name;
      this.add(parent, { name: path, prefix: file.text.slice(node.start, token.start), token });
      if (!/^(z|default|coerce|core)$/.test(name)) return;
      at = parent;
    }
  }

  private readRequire(binding: Binding, speaks: (specifier: string) => boolean): void {
    const { declaration } = binding;
    if (declaration.type !== 'VariableDeclarator' || !declaration.init) return;
    let init = unwrap(declaration.init);
    if (init.type === 'AwaitExpression') init = unwrap(init.argument);
    const source =
      init.type === 'CallExpression' && (init.callee.name === 'require' || init.callee.type === 'Import')
        ? stringValue(init.arguments[0])
        : init.type === 'ImportExpression'
          ? stringValue(init.source)
          : undefined;
    if (source === undefined || !speaks(source)) return;
    if (declaration.id === binding.id) this.namespaces.add(binding);
    else {
      const property = (declaration.id.properties as Node[] | undefined)?.find((each) => each.value === binding.id);
      if (property?.key.name === 'z') this.namespaces.add(binding);
      else if (property) this.named.set(binding, property.key.name);
    }
  }
}

/** `Schemas.input` of `const Schemas = { input: z.object(…) }`. */
function heldIn(file: SourceFile, member: Node): Node | undefined {
  const object = unwrap(member.object);
  const binding = object.type === 'Identifier' ? file.scopes.bindingOf(object) : undefined;
  if (binding?.kind !== 'const' || binding.declaration.id !== binding.id || !binding.declaration.init) return undefined;
  const init = unwrap(binding.declaration.init);
  if (init.type !== 'ObjectExpression') return undefined;
  const property = (init.properties as Node[]).find(
    (each) => each.type === 'ObjectProperty' && !each.computed && each.key.name === member.property.name,
  );
  return property?.value;
}

/** Which zod a file's code was written for. */
export type ZodMode =
  /** zod 3, and the package goes to 4: everything applies. */
  | 'from3'
  /** Nobody knows: only what means nothing in zod 4 is rewritten. */
  | 'unknown'
  /** zod 4 already, or zod 3 that stays. */
  | 'settled';

export function zodMode(facts: FileFacts): ZodMode {
  if (facts.zodMajor === 4 || facts.zodStays) return 'settled';
  return facts.zodMajor === 3 ? 'from3' : 'unknown';
}
