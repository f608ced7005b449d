import type { Comment, Node } from './node.js';
import type { SourceFile } from './source-file.js';
import type { Todo } from './types.js';

const MARKER = /TODO\(mcp-v2\/([a-z0-9/-]+)\):\s*(.*)/;

/** The marker in a comment, if it is one of ours. */
export function readMarker(comment: Comment): Todo | undefined {
  const match = MARKER.exec(comment.value);
  if (!match) return undefined;
  const { line, column } = comment.loc.start;
  return { rule: match[1]!, message: match[2]!.trim(), line, column: column + 1 };
}

/** Comments that speak of the very next line: a marker goes above them, or they would lose their line. */
const DIRECTIVE =
  /^\s*(?:\{\s*)?(?:\/\/|\/\*+)\s*(?:eslint-disable-next-line|@ts-ignore|@ts-expect-error|prettier-ignore|biome-ignore|oxlint-disable-next-line|tslint:disable-next-line|istanbul ignore|c8 ignore|v8 ignore|@__PURE__|webpackIgnore)/;

/** Lists whose items are statements or stand like them: a comment on the line above an item is always valid there. */
const STATEMENT_LISTS = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'TSModuleBlock',
  'ClassBody',
  'SwitchCase',
]);
/** Lists inside an expression or type: used only when the statement starts too far above for the marker to be seen. */
const ITEM_LISTS = new Set([
  'ObjectExpression',
  'ArrayExpression',
  'TSInterfaceBody',
  'TSTypeLiteral',
  'TSEnumDeclaration',
  'SwitchStatement',
  'JSXElement',
  'JSXFragment',
]);
/** A marker further above its place than this many lines is not "beside" it. */
const NEAR = 6;

interface Wanted {
  rule: string;
  message: string;
  /** The line that it is about. */
  origin: number;
}

/** Collects the TODOs of one file and writes each on the line above its statement, once per place and rule. */
export class TodoWriter {
  private readonly wanted = new Map<number, Wanted[]>();
  /** Anchors among the children of a JSX element, where a comment needs braces. */
  private readonly inJsx = new Set<number>();
  /** How many markers were asked for and are not there yet. */
  added = 0;

  constructor(private readonly file: SourceFile) {}

  /** Asks for a marker at the statement that holds `node`. A place that has one of the same rule is left as it is. */
  add(node: Node, rule: string, message: string): void {
    const at = this.anchor(node);
    if (this.file.isIgnored(node) || this.standsAbove(at, rule)) return;
    const here = this.wanted.get(at) ?? [];
    if (here.some((todo) => todo.rule === rule && todo.message === message)) return;
    const sameRule = here.find((todo) => todo.rule === rule);
    // Two facts of one rule about one statement are one marker.
    if (sameRule) {
      sameRule.message = joinMessages(sameRule.message, message);
      return;
    }
    here.push({ rule, message, origin: node.loc.start.line });
    this.wanted.set(at, here);
    this.added++;
  }

  /** Takes back what an earlier transform asked for at the statement that holds `node`, for a later one did the work. */
  withdraw(node: Node, rule: string): void {
    const at = this.anchor(node);
    const here = this.wanted.get(at);
    const left = here?.filter((todo) => todo.rule !== rule);
    if (!here || !left || left.length === here.length) return;
    this.added -= here.length - left.length;
    if (left.length > 0) this.wanted.set(at, left);
    else this.wanted.delete(at);
  }

  /** The same above the line on which a comment begins. */
  addAtComment(comment: Comment, rule: string, message: string): void {
    const at = this.startOfLine(comment.start);
    if (this.standsAbove(at, rule)) return;
    this.wanted.set(at, [...(this.wanted.get(at) ?? []), { rule, message, origin: comment.loc.start.line }]);
    this.added++;
  }

  /** The line of the input above which a marker for `node` goes. */
  lineFor(node: Node): number {
    return this.file.text.slice(0, this.anchor(node)).split('\n').length;
  }

  /** What was asked for, with the lines of the input that it is about. */
  origins(): Wanted[] {
    return [...this.wanted.values()].flat();
  }

  /** Records the insertions. Called once, by the pipeline. */
  flush(): void {
    const { style, edits } = this.file;
    for (const [at, todos] of this.wanted) {
      const indent = edits.indentOf(at);
      const [open, close] = this.inJsx.has(at) ? ['{/* ', ' */}'] : ['// ', ''];
      for (const { rule, message } of todos)
        edits.insert(
          at,
          `${indent}${open}TODO(mcp-v2/${rule}): ${close ? message.replaceAll('*/', '* /') : message}${close}${style.eol}`,
        );
    }
  }

  /** Offset of the start of the line above which the marker goes. */
  private anchor(node: Node): number {
    const { file } = this;
    let item: { start: number; jsx: boolean } | undefined;
    let statement: number | undefined;
    let top = node;
    for (let at: Node | undefined = node; at; at = file.scopes.parentOf(at)) {
      const parent = file.scopes.parentOf(at);
      if (!parent) break;
      top = at;
      const inStatements = STATEMENT_LISTS.has(parent.type) && at !== parent.test;
      if (!inStatements && !isItem(at, parent)) continue;
      const start = this.startOfLine(at.start);
      if (!this.isBlank(start, at.start)) continue;
      if (inStatements) {
        statement = start;
        break;
      }
      item ??= { start, jsx: parent.type.startsWith('JSX') };
    }
    const at = statement ?? this.lineOfTop(top);
    if (!item || linesBetween(file.text, at, node.start) <= NEAR) return this.aboveDirectives(at);
    const above = this.aboveDirectives(item.start);
    if (item.jsx) this.inJsx.add(above);
    return above;
  }

  /** Whether nothing but space, a style's leading semicolon and whole comments stand between two offsets of a line. */
  private isBlank(start: number, end: number): boolean {
    return /^\s*;?\s*$/.test(this.file.text.slice(start, end).replace(/\/\*(?:[^*]|\*(?!\/))*\*\//g, ''));
  }

  /** A statement of the file that begins behind others on its line: the line on which the first of them begins. */
  private lineOfTop(statement: Node): number {
    let start = this.startOfLine(statement.start);
    const body = [...((this.file.program.directives ?? []) as Node[]), ...(this.file.program.body as Node[])];
    for (const earlier of body.filter((other) => other.start < statement.start).reverse())
      if (earlier.end > start) start = Math.min(start, this.startOfLine(earlier.start));
    // Nor inside a comment that ends on the line.
    for (const comment of this.file.comments)
      if (comment.start < start && comment.end > start) start = this.startOfLine(comment.start);
    return start;
  }

  private startOfLine(offset: number): number {
    const start = this.file.text.lastIndexOf('\n', offset - 1) + 1;
    // A byte order mark is the file's first character and stays it.
    return start === 0 && this.file.text.startsWith('\uFEFF') ? 1 : start;
  }

  private lineBefore(start: number): string | undefined {
    if (start === 0) return undefined;
    return this.file.text.slice(this.startOfLine(start - 1), start);
  }

  private aboveDirectives(start: number): number {
    let at = start;
    for (let line = this.lineBefore(at); line !== undefined && DIRECTIVE.test(line); line = this.lineBefore(at))
      at = this.startOfLine(at - 1);
    return at;
  }

  private standsAbove(start: number, rule: string): boolean {
    let at = start;
    for (
      let line = this.lineBefore(at);
      line !== undefined && /^\s*(?:\/\/|\{?\/\*|\*)/.test(line);
      line = this.lineBefore(at)
    ) {
      if (line.includes(`TODO(mcp-v2/${rule})`)) return true;
      at = this.startOfLine(at - 1);
    }
    return false;
  }
}

/** An item of a list inside an expression or type. */
function isItem(node: Node, parent: Node): boolean {
  if (!ITEM_LISTS.has(parent.type) || node === parent.id || node === parent.discriminant) return false;
  return !/^JSX(Opening|Closing)/.test(node.type);
}

function joinMessages(first: string, second: string): string {
  return first.includes(second) ? first : `${first} Also: ${second}`;
}

/** Lines from one offset to another, markers not counted: they must not decide differently once they stand there. */
function linesBetween(text: string, from: number, to: number): number {
  return (
    text
      .slice(from, to)
      .split('\n')
      .filter((line) => !MARKER.test(line)).length - 1
  );
}
