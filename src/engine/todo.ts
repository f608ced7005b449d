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
  /^\s*(?:\/\/|\/\*+)\s*(?:eslint-disable-next-line|@ts-ignore|@ts-expect-error|prettier-ignore|biome-ignore|oxlint-disable-next-line|tslint:disable-next-line|istanbul ignore|c8 ignore|v8 ignore|@__PURE__|webpackIgnore)/;

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

/** Collects the TODOs of one file and writes each on the line above its statement, once per place and rule. */
export class TodoWriter {
  private readonly wanted = new Map<number, { rule: string; message: string }[]>();
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
    here.push({ rule, message });
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
    this.wanted.set(at, [...(this.wanted.get(at) ?? []), { rule, message }]);
    this.added++;
  }

  /** Records the insertions. Called once, by the pipeline. */
  flush(): void {
    const { style, edits } = this.file;
    for (const [at, todos] of this.wanted) {
      const indent = edits.indentOf(at);
      const [open, close] = this.inJsx.has(at) ? ['{/* ', ' */}'] : ['// ', ''];
      for (const { rule, message } of todos)
        edits.insert(at, `${indent}${open}TODO(mcp-v2/${rule}): ${message}${close}${style.eol}`);
    }
  }

  /** Offset of the start of the line above which the marker goes. */
  private anchor(node: Node): number {
    const { file } = this;
    let item: number | undefined;
    let jsx = false;
    let statement: number | undefined;
    for (let at: Node | undefined = node; at; at = file.scopes.parentOf(at)) {
      const parent = file.scopes.parentOf(at);
      if (!parent) break;
      const inStatements = STATEMENT_LISTS.has(parent.type) && at !== parent.test;
      if (
        !inStatements &&
        !(
          ITEM_LISTS.has(parent.type) &&
          at !== parent.id &&
          at !== parent.discriminant &&
          !/^JSX(Opening|Closing)/.test(at.type)
        )
      )
        continue;
      const start = this.startOfLine(at.start);
      // A semicolon that begins a line is style, not code.
      if (!/^\s*;?\s*$/.test(file.text.slice(start, at.start))) continue;
      if (inStatements) {
        statement = start;
        break;
      }
      if (item !== undefined) continue;
      item = start;
      jsx = parent.type.startsWith('JSX');
    }
    const at = statement ?? item ?? 0;
    const far = node.loc.start.line - lineAt(file.text, at) > NEAR;
    if (!far || item === undefined) return this.aboveDirectives(at);
    if (jsx) this.inJsx.add(item);
    return jsx ? item : this.aboveDirectives(item);
  }

  private startOfLine(offset: number): number {
    return this.file.text.lastIndexOf('\n', offset - 1) + 1;
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
      line !== undefined && /^\s*(?:\/\/|\{\/\*)/.test(line);
      line = this.lineBefore(at)
    ) {
      if (line.includes(`TODO(mcp-v2/${rule})`)) return true;
      at = this.startOfLine(at - 1);
    }
    return false;
  }
}

function joinMessages(first: string, second: string): string {
  return first.includes(second) ? first : `${first} Also: ${second}`;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
