import type { Binding, Reference, ScopeTable } from './bindings.js';
import { jscodeshift } from './commonjs.cjs';
import { Edits } from './edits.js';
import { ImportLedger } from './import-ledger.js';
import { type Comment, eachChild, type Node } from './node.js';
import { type Language, languageOf, type Parsed, parse } from './parse.js';
import { buildScopes } from './scope.js';
import { detectStyle, type Style } from './style.js';
import { TodoWriter } from './todo.js';

/**
 * One file, parsed once and shared by all transforms of a run: the tree, what its names mean, and the edits.
 */
export class SourceFile {
  readonly ast: Node;
  readonly program: Node;
  readonly comments: Comment[];
  readonly language: Language;
  readonly isModule: boolean;
  readonly doubts: readonly string[];
  readonly edits: Edits;
  readonly todos: TodoWriter;
  private lazyScopes: ScopeTable | undefined;
  private lazyStyle: Style | undefined;
  private lazyLedger: ImportLedger | undefined;
  private lazyRoot: any;
  /** Identifiers whose place was rewritten into something that no longer refers to their binding. */
  private readonly released = new Set<Node>();
  private readonly postponed: (() => void)[] = [];
  private readonly ignored: { start: number; end: number }[];

  /**
   * @param parsed what parsing the text gave, for one that was parsed already
   * @throws FileError when the text does not parse.
   */
  constructor(
    readonly filename: string,
    readonly text: string,
    private readonly configuredStyle: Partial<Style> = {},
    parsed: Parsed = parse(text, filename),
  ) {
    this.ast = parsed.ast;
    this.program = parsed.ast.program;
    this.comments = parsed.comments;
    this.isModule = parsed.isModule;
    this.doubts = parsed.doubts;
    this.language = languageOf(filename);
    this.ignored = this.findIgnored();
    this.edits = new Edits(text, (start, end) => this.ignored.some((range) => start < range.end && end > range.start));
    this.todos = new TodoWriter(this);
  }

  get scopes(): ScopeTable {
    this.lazyScopes ??= buildScopes(this.ast);
    return this.lazyScopes;
  }

  get style(): Style {
    this.lazyStyle ??= detectStyle(this.text, this.program, this.configuredStyle);
    return this.lazyStyle;
  }

  get imports(): ImportLedger {
    this.lazyLedger ??= new ImportLedger(this);
    return this.lazyLedger;
  }

  /** The jscodeshift collection over the same tree, for transforms that search it; edits still go through `edits`. */
  get root(): any {
    this.lazyRoot ??= jscodeshift()(this.ast);
    return this.lazyRoot;
  }

  /** How many places were changed or marked so far; the pipeline tells by it what each transform did. */
  get places(): number {
    return this.edits.count + this.todos.added + (this.lazyLedger?.moves ?? 0);
  }

  /** Work that must know what every transform did: which names of a `require` are still used. Done before anything else is flushed. */
  later(work: () => void): void {
    this.postponed.push(work);
  }

  /** Turns what was only noted (imports, markers) into edits. Called once, after the last transform. */
  flush(): void {
    for (const work of this.postponed.splice(0)) work();
    this.lazyLedger?.flush();
    this.todos.flush();
  }

  /** A CommonJS file: new names come by `require`. TypeScript keeps `import`, whatever it compiles to. */
  get usesRequire(): boolean {
    return (
      this.language === 'js' && !this.isModule && this.scopes.globals.some((global) => global.node.name === 'require')
    );
  }

  /**
   * Where a statement ends for its author. Without semicolons at line ends, one that begins the next line
   * (`;[a].forEach(…)`) belongs to that line, though the parser counts it to this statement.
   */
  endOf(statement: { start: number; end: number }): number {
    const own = /\s*\n\s*;$/.exec(this.text.slice(statement.start, statement.end));
    return own ? statement.start + own.index : statement.end;
  }

  textOf(node: { start: number; end: number }): string {
    return this.text.slice(node.start, node.end);
  }

  /** Whether an `// mcp-v2-ignore` comment takes this place out. */
  isIgnored(node: { start: number; end: number }): boolean {
    return this.ignored.some((range) => node.start >= range.start && node.end <= range.end);
  }

  /** Whether an `// mcp-v2-ignore` comment takes any part of this place out: what is rewritten as a whole must have none. */
  hasIgnored(range: { start: number; end: number }): boolean {
    return this.ignored.some(({ start, end }) => start < range.end && end > range.start);
  }

  /** Assignments whose target is a member called `key`: `this.server = …`. */
  assignmentsTo(key: string): Node[] {
    return this.scopes.memberAssignments.filter(
      ({ left }) => !left.computed && (left.property.name ?? left.property.id?.name) === key,
    );
  }

  /** The values a function returns, those of functions inside it left out. */
  returnsOf(callable: Node): Node[] {
    const isFunction = (at: Node) => Array.isArray(at.params) && 'body' in at;
    return this.scopes.returns
      .filter((node) => this.ancestor(node, isFunction) === callable)
      .map((node) => node.argument);
  }

  /** The next enclosing node for which `test` holds. */
  ancestor(node: Node, test: (node: Node) => boolean): Node | undefined {
    let at = this.scopes.parentOf(node);
    while (at && !test(at)) at = this.scopes.parentOf(at);
    return at;
  }

  /** Whether every reference to `binding` could be called `name` without meaning something else, or catching others. */
  canRename(binding: Binding, name: string): boolean {
    if (binding.scope.own(name, 'any')) return false;
    const globals = this.scopes.globals.some(
      (global) => global.node.name === name && within(global.scope, binding.scope),
    );
    if (globals) return false;
    for (const other of this.scopes.bindings) {
      if (other.name !== name || other === binding) continue;
      // An inner declaration of the new name would catch our references; an outer one would be caught by us.
      if (
        binding.references.some((reference) => within(reference.scope, other.scope)) &&
        within(other.scope, binding.scope)
      )
        return false;
      if (
        other.references.some((reference) => within(reference.scope, binding.scope)) &&
        within(binding.scope, other.scope)
      )
        return false;
    }
    return !this.liveReferences(binding).some((reference) => this.isIgnored(reference.node));
  }

  /** References of a binding that still stand: not rewritten into something else by a transform of this run. */
  liveReferences(binding: Binding): Reference[] {
    return binding.references.filter((reference) => !this.released.has(reference.node));
  }

  /** Notes that every reference within a range is gone from the output; imports that lose their last one go too. */
  release(range: { start: number; end: number }): void {
    if (this.isIgnored(range)) return;
    for (const binding of this.scopes.bindings)
      for (const { node } of binding.references)
        if (node.start >= range.start && node.end <= range.end) this.released.add(node);
  }

  /** A name nothing in the file uses, as close to `wanted` as can be. */
  freeName(wanted: string): string {
    const taken = (name: string) =>
      this.scopes.bindings.some((binding) => binding.name === name) ||
      this.scopes.globals.some((global) => global.node.name === name);
    let name = wanted;
    for (let n = 2; taken(name); n++) name = `${wanted}${n}`;
    return name;
  }

  /** Puts `text` where a reference stands, minding the places where a name is also a key. */
  replaceReference(reference: Reference, text: string): boolean {
    const { node } = reference;
    const parent = this.scopes.parentOf(node);
    if (parent?.type === 'ObjectProperty' && parent.shorthand)
      return this.edits.overwrite(node.start, node.end, `${node.name}: ${text}`);
    if (parent?.type === 'AssignmentPattern' && parent.left === node) {
      const property = this.scopes.parentOf(parent);
      if (property?.type === 'ObjectProperty' && property.shorthand)
        return this.edits.overwrite(node.start, node.end, `${node.name}: ${text}`);
    }
    if (parent?.type === 'ExportSpecifier' && parent.local.start === parent.exported.start)
      return this.edits.overwrite(node.start, node.end, `${text} as ${node.name}`);
    return this.edits.overwrite(node.start, node.end, text);
  }

  /**
   * Follows a rename of a module-level name into JSDoc: `@param {Old}`, `@throws {Old}`, `{@link Old}`. TypeScript
   * resolves those names, and in JavaScript they are the types.
   */
  renameInJsDoc(from: string, to: string): void {
    const name = new RegExp(`(?<![\\w$.'"/-])${from.replace(/\$/g, '\\$&')}(?![\\w$'"/-]|\\s*\\??:)`, 'g');
    for (const comment of this.comments) {
      if (comment.type !== 'CommentBlock' || !comment.value.startsWith('*') || !comment.value.includes(from)) continue;
      if (new RegExp(`@template\\s[^\\n]*\\b${from}\\b`).test(comment.value)) continue;
      // Types of tags and links only; code in an @example is somebody's text.
      for (const braces of comment.value.matchAll(/(?<=@\w+[ \t]+)\{(?:[^{}]|\{[^{}]*\})*\}|\{@\w+[^{}]*\}/g))
        for (const match of braces[0].matchAll(name)) {
          // A comment's value begins two characters into it.
          const start = comment.start + 2 + braces.index + match.index;
          this.edits.overwrite(start, start + from.length, to);
        }
    }
  }

  /** Statements under an `// mcp-v2-ignore` comment. */
  private findIgnored(): { start: number; end: number }[] {
    const alone = (comment: Comment) =>
      this.text.slice(this.text.lastIndexOf('\n', comment.start - 1) + 1, comment.start).trim() === '';
    const marks = this.comments.filter((comment) => /^\W*mcp-v2-ignore\b(?!-)/.test(comment.value) && alone(comment));
    if (marks.length === 0) return [];
    const lines = new Set(marks.map((comment) => comment.loc.end.line + 1));
    const ranges: { start: number; end: number }[] = [];
    const look = (node: Node) => {
      if (
        lines.has(node.loc.start.line) &&
        /Statement$|Declaration$|^Class.*(Method|Property)$|^Export/.test(node.type)
      ) {
        ranges.push({ start: node.start, end: node.end });
        return;
      }
      eachChild(node, look);
    };
    look(this.program);
    return ranges;
  }
}

function within(inner: { parent?: any }, outer: unknown): boolean {
  for (let scope: any = inner; scope; scope = scope.parent) if (scope === outer) return true;
  return false;
}
