import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import type { ClassGroup } from './factory-class.js';
import { declareHandleField, freeKey } from './factory-class-emit.js';
import { isInside, quoted, Stop, statementIn, statementOf } from './factory-model.js';
import { columns, indentAt, lineStart } from './layout.js';
import { isMember } from './members.js';

export const STDIO = '@modelcontextprotocol/server/stdio';

/** How the result of `server.connect(…)` is used, and so what may stand there instead. */
export type SiteForm =
  /** A statement of its own: `await server.connect(transport);` */
  | { kind: 'statement'; statement: Node }
  /** The promise's `then` and `catch` follow. */
  | { kind: 'chain' }
  /** It is waited for inside something larger. */
  | { kind: 'awaited' };

/** @throws Stop where the promise itself is handed on */
export function formOf(file: SourceFile, call: Node): SiteForm {
  let at = call;
  let parent = file.scopes.parentOf(at);
  while (parent?.type === 'ParenthesizedExpression') {
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  if (isMember(parent) && parent.object === at) return { kind: 'chain' };
  const waits =
    parent?.type === 'AwaitExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'void');
  const outer = waits ? file.scopes.parentOf(parent!) : parent;
  if (outer?.type === 'ExpressionStatement') return { kind: 'statement', statement: outer };
  if (waits && parent!.type === 'AwaitExpression') return { kind: 'awaited' };
  throw new Stop(`the promise of ${quoted(file, call)} is handed on`, call);
}

/** `serveStdio(createServer, { … })`, broken over lines as formatters do when it is too long. */
export function entryText(
  file: SourceFile,
  at: number,
  name: string,
  before: string,
  factory: string,
  options: string[],
): string {
  const { eol, indent, style } = { ...file.style, style: file.style };
  const space = style.bracketSpacing ? ' ' : '';
  const line = `${before}${name}(${factory}, {${space}${options.join(', ')}${space}})`;
  const lead = indentAt(file, at);
  const semi = style.semi ? ';' : '';
  if (columns(lead + line + semi) <= style.width) return line;
  const items = options.map((option) => `${lead}${indent}${option}`).join(`,${eol}`);
  return `${before}${name}(${factory}, {${eol}${items}${style.trailingComma ? ',' : ''}${eol}${lead}})`;
}

/** Where the handle is kept that `close()` is called on. */
export interface Handle {
  name: string;
  /** What stands before `serveStdio(…)`: `const handle = `, `handle = `. */
  before: string;
  /** What stands before `.close()`. */
  use: string;
  /** The declaration that must stand before a statement, when the handle is used where the call cannot be seen. */
  declare?: Node;
  /** The class that gets a field for it. */
  owner?: ClassGroup;
}

/** Works out how the calls of `close` get at the handle of a site. */
export function handleFor(
  file: SourceFile,
  site: Node,
  closes: readonly Node[],
  owner?: ClassGroup,
): Handle | undefined {
  if (closes.length === 0) return undefined;
  const name = file.freeName('handle');
  const place = statementOf(file, site)!;
  const follows = closes.every((close) => {
    const statement = statementIn(file, close, place.holder);
    return statement && statement.start > place.statement.start;
  });
  if (follows) return { name, before: `const ${name} = `, use: name };
  if (owner) {
    const key = freeKey(owner, ['handle', 'stdioHandle']);
    return { name: key, before: `this.${key} = `, use: `this.${key}?`, owner };
  }
  // Where both can be seen: the block around the site that holds every call, however far out.
  let at: { holder: Node; statement: Node } | undefined = place;
  while (at) {
    const { holder } = at;
    const inside = closes.map((close) => statementIn(file, close, holder));
    if (inside.every(Boolean)) {
      const first = [...inside, at.statement].reduce((a, b) => (a!.start <= b!.start ? a : b))!;
      return { name, before: `${name} = `, use: `${name}?`, declare: first };
    }
    at = statementOf(file, holder);
  }
  return undefined;
}

/** Declares the handle above a statement. */
export function declareHandle(file: SourceFile, handle: Handle): void {
  if (handle.owner && file.language !== 'js') {
    const at = handle.owner.owner.body;
    const handleType = file.imports.use(STDIO, 'StdioServerHandle', { at, type: true });
    declareHandleField(handle.owner, handle.name, handleType);
  }
  if (!handle.declare) return;
  const { style } = file;
  const type =
    file.language === 'js'
      ? ''
      : `: ${file.imports.use(STDIO, 'StdioServerHandle', { at: handle.declare, type: true })} | undefined`;
  const start = lineStart(file, handle.declare.start);
  const lead = indentAt(file, handle.declare.start);
  file.edits.insert(start, `${lead}let ${handle.name}${type}${style.semi ? ';' : ''}${style.eol}${style.eol}`);
}

/** What stands for the server in a call of `close`, or in a test before one. */
export function useAt(file: SourceFile, close: Node, closes: readonly Node[], { use }: Handle): string {
  const isTested = closes.some((other) => {
    const test = file.scopes.parentOf(other);
    return other === close
      ? test?.type === 'IfStatement'
      : test?.type === 'IfStatement' && test.test === other && isInside(close, test);
  });
  return file.text.startsWith('.', close.end) && !isTested ? use : use.replace(/\?$/, '');
}

/** What used to print an error of the server's and end the process: the entry reports instead of throwing. */
export const ONERROR = 'onerror: console.error';
