import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { type Expected, typeText, widens } from './handler-results-shapes.js';
import { castsInOneStep, declaredType, schemaTypeOf } from './handler-results-types.js';
import { frozenLists } from './json-schemas.js';
import { isMember, memberKey, propertyKey } from './members.js';
import { roleOf } from './migration.js';
import { enclosingClass } from './values.js';

/** Writes the types: casts where a value is used, and annotations where it is declared, each once. */
export class ResultCasts {
  protected readonly done = new Set<Node>();
  /** While a list is only looked at: what would have been cast or given a type. */
  protected trial: { casts: number; types: number; frozen: boolean } | undefined;

  constructor(
    protected readonly file: SourceFile,
    protected readonly facts: FileFacts,
  ) {}

  /** What v2 calls a type, imported where it is written. */
  text(expected: Expected, at: Node): string {
    const source = specifierFor('role', roleOf(this.file, this.facts));
    const local = this.file.imports.use(source, expected.name, { at, type: true });
    return typeText(expected, local, this.file.style.quote);
  }

  /** Lists `as const` inside a schema are copied: v2's type of one can be changed. */
  protected thaw(schema: Node): void {
    if (this.trial) return;
    for (const name of frozenLists(this.file, schema)) {
      if (this.done.has(name)) continue;
      this.done.add(name);
      const parent = this.file.scopes.parentOf(name);
      const isShorthand = parent?.type === 'ObjectProperty' && parent.shorthand;
      this.file.edits.insert(name.start, isShorthand ? `${name.name}: [...` : '[...');
      this.file.edits.insert(name.end, ']');
    }
  }

  /** The field of the class around it that `this.x` reads, when it holds a literal and has no type. */
  protected fieldOf(node: Node): Node | undefined {
    if (!isMember(node) || node.object.type !== 'ThisExpression') return undefined;
    const key = memberKey(node);
    const field = (enclosingClass(this.file, node)?.body.body as Node[] | undefined)?.find(
      (member) => /Property$/.test(member.type) && (member.key?.name ?? member.key?.id?.name) === key,
    );
    const value = field?.value && /^TSAs/.test(field.value.type) ? field.value.expression : field?.value;
    return field && !field.typeAnnotation && /^(?:Array|Object)Expression$/.test(value?.type ?? '') ? field : undefined;
  }

  /** The literal a constant of this file, or a field of the class around it, holds. */
  protected literalOf(node: Node): Node | undefined {
    const field = this.fieldOf(node);
    if (field) return unwrap(field.value);
    const binding = node.type === 'Identifier' ? this.file.scopes.bindingOf(node) : undefined;
    const declaration = binding?.declaration;
    if (declaration?.type !== 'VariableDeclarator' || declaration.id !== binding?.id || binding?.id.typeAnnotation)
      return undefined;
    const init = declaration.init as Node | null;
    return init && /^(Array|Object)Expression$/.test(init.type) ? init : undefined;
  }

  protected annotate(binding: Binding, expected: Expected): void {
    const { id } = binding;
    if (this.done.has(id)) return;
    this.done.add(id);
    if (this.trial) {
      this.trial.types++;
      return;
    }
    this.file.edits.insert(id.start + id.name.length, `: ${this.text(expected, id)}`);
  }

  /**
   * Every `inputSchema: { type: 'object', … }` of a table that has more than v2's type knows.
   *
   * @param all those too that say their type exactly: side by side they do not fit
   */
  protected castSchemas(literal: Node, all = false): void {
    if (this.done.has(literal)) return;
    this.done.add(literal);
    const castOne = (value: Node, key: string) => {
      if (widens(value) || (all && value.type === 'ObjectExpression')) this.cast(value, { name: 'Tool', member: key });
      if (value.type === 'ObjectExpression') this.thaw(value);
    };
    const items = (literal.elements ?? literal.properties) as (Node | null)[];
    for (const item of items) {
      const object = item?.type === 'ObjectProperty' ? item.value : item;
      if (object?.type !== 'ObjectExpression') continue;
      for (const property of object.properties as Node[]) {
        const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        if (key !== 'inputSchema' && key !== 'outputSchema') continue;
        castOne(property.value, key);
      }
    }
    if (literal.type === 'ObjectExpression')
      for (const property of literal.properties as Node[]) {
        const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        if (key === 'inputSchema' || key === 'outputSchema') castOne(property.value, key);
      }
  }

  /** @param frozen a literal `as const`, which TypeScript casts to nothing that can be changed */
  protected cast(node: Node, expected: Expected, promise = false, frozen = false): void {
    if (this.done.has(node)) return;
    this.done.add(node);
    if (this.trial) {
      this.trial.casts++;
      this.trial.frozen ||= frozen;
      return;
    }
    const { file } = this;
    const text = this.text(expected, node);
    // A list entry is still the entry of its list.
    const wanted = expected.member === 'contents' && expected.item ? this.withOwnType(node, text) : text;
    const isFar = frozen || !this.castsInOneStep(node, expected);
    const type = `${isFar ? ' as unknown' : ''} as ${promise ? `Promise<${wanted}>` : wanted}`;
    const parent = file.scopes.parentOf(node);
    if (parent?.type === 'ObjectProperty' && parent.shorthand) {
      file.edits.insert(node.end, `: ${node.name}${type}`);
      return;
    }
    const isAwait = node.type === 'AwaitExpression';
    if (isAwait) file.edits.insert(node.start, '(');
    file.edits.insert(node.end, `${isAwait ? ')' : ''}${type}`);
  }

  /** Whether TypeScript lets a value be cast to a tool, a list of them, or a tool's schema, without `unknown` between. */
  protected castsInOneStep(node: Node, expected: Expected): boolean {
    const { file, facts } = this;
    if (expected.name !== 'Tool') return true;
    if (node.type === 'ObjectExpression') return frozenLists(file, node).length === 0;
    const type = declaredType({ file, facts, node });
    return castsInOneStep(expected.member ? type : type && schemaTypeOf(type));
  }

  /** A Resource is no text and no blob; that it comes with one is more than its type, not another. */
  protected withOwnType(node: Node, text: string): string {
    const type = declaredType({ file: this.file, facts: this.facts, node })?.node;
    if (type?.type !== 'TSTypeReference') return text;
    return `${this.file.textOf(type)} & ${text}`;
  }

  /** What declares, in another file, the constant an imported name stands for. */
  protected importedFrom(node: Node) {
    const record = this.file.imports.of(this.file.scopes.bindingOf(node));
    if (!record || record.kind === 'namespace') return undefined;
    const declared = this.facts.declarationOf?.(record.original.source, record.original.name);
    if (declared?.node.type !== 'Identifier') return undefined;
    const { init, id } = declared.file.scopes.bindingOf(declared.node)?.declaration ?? ({} as Node);
    return { ...declared, init: init as Node | undefined, id: id as Node | undefined };
  }

  /** What a function returns. */
  returnsOf(file: SourceFile, callable: Node): Node[] {
    return callable.body.type === 'BlockStatement' ? file.returnsOf(callable) : [callable.body];
  }
}
