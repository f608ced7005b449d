// What no migration may do to a file, whatever else it does. Written against @babel/parser alone, so that it judges the
// engine without sharing its mistakes.
//
//   checkInvariants(before, after, filename, exceptions?)   bytes outside the migration are intact
//   findUnmarkedV1(text, filename)                          every v1 specifier left has a TODO(mcp-v2/ at its statement
//
// Both return sentences, one for each violation; an empty list means that all is well.
import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';

/** Losses a case declares on purpose; each entry is used up by one comment or string. */
export interface Exceptions {
  /** Comments that may go, as in the source: `'// old'`, with delimiters. */
  comments?: string[];
  /** Literals and JSX texts that may go, as in the source; the quasis of a template with `${…}` between them. */
  strings?: string[];
}

const BOM = '\uFEFF';
const MARKER = 'TODO(mcp-v2/';
/** What stands for an expression of a template, whose text is compared without them. */
const HOLE = '$' + '{…}';
const V1 = /^@modelcontextprotocol\/sdk(\/|$)/;

type Node = { type: string; start: number; end: number; [key: string]: any };
interface Comment {
  type: 'CommentLine' | 'CommentBlock';
  value: string;
  start: number;
  end: number;
}

/**
 * Compares a file before and after: it still parses; byte order mark, shebang, final newline and line endings are as
 * they were; the comment at the head of the file still is at its head; every comment is there once for each time it was
 * there; the contents of strings, templates, regular expressions, directives and JSX texts are there, except for module
 * specifiers.
 * @param filename decides the grammar, by its extension
 */
export function checkInvariants(
  before: string,
  after: string,
  filename: string,
  exceptions: Exceptions = {},
): string[] {
  if (before === after) return [];
  const problems: string[] = [];
  if (before.startsWith(BOM) !== after.startsWith(BOM)) problems.push('the byte order mark changed');
  problems.push(...compareTexts(withoutBom(before), withoutBom(after), filename, exceptions));
  return problems;
}

function compareTexts(before: string, after: string, filename: string, exceptions: Exceptions): string[] {
  const problems: string[] = [];
  let old: Parsed;
  try {
    old = parseText(before, filename);
  } catch (error) {
    return [`the input does not parse, yet the file was changed: ${(error as Error).message}`];
  }
  let fresh: Parsed;
  try {
    fresh = parseText(after, filename);
  } catch (error) {
    return [`the output does not parse: ${(error as Error).message}`];
  }
  // Errors that Babel gets over (a name declared twice, an export of nothing) count when the input did not have them.
  const known = count(old.errors.map((error) => error.reasonCode));
  for (const [reason, times] of count(fresh.errors.map((error) => error.reasonCode))) {
    if (times <= (known.get(reason) ?? 0)) continue;
    const error = fresh.errors.findLast(({ reasonCode }) => reasonCode === reason);
    problems.push(`the output has a new error: ${error?.message}`);
  }

  if (shebang(before) !== shebang(after)) problems.push(`the shebang changed: ${quote(shebang(before))}`);
  if (/\n$/.test(before) !== /\n$/.test(after)) problems.push('the final newline changed');
  for (const [name, pattern] of LINE_ENDINGS) {
    if (pattern.test(after) && !pattern.test(before))
      problems.push(`the output has ${name} line endings, the input none`);
  }

  const head = headComment(before, old);
  if (head && headComment(after, fresh) !== head)
    problems.push(`the comment at the head of the file moved: ${quote(head)}`);

  problems.push(
    ...compare('comment', commentTexts(old), commentTexts(fresh), exceptions.comments ?? []),
    ...compare('string', literalTexts(old), literalTexts(fresh), exceptions.strings ?? []),
  );
  return problems;
}

/**
 * Finds what still points at the v1 package (import, export, `import()`, `require()`, mocks, import types and types in
 * JSDoc) without a marker inside its statement or in the comment lines directly above it.
 */
export function findUnmarkedV1(source: string, filename: string): string[] {
  const text = withoutBom(source);
  const parsed = parseText(text, filename);
  const lines = text.split('\n');
  const lineOf = lineCounter(text);
  const commentLines = new Map<number, string>();
  for (const comment of parsed.comments) {
    for (let line = lineOf(comment.start); line <= lineOf(comment.end); line++) {
      commentLines.set(line, (commentLines.get(line) ?? '') + text.slice(comment.start, comment.end));
    }
  }
  const markedAbove = (line: number) => {
    for (let at = line - 1; commentLines.has(at); at--) {
      if (commentLines.get(at)?.includes(MARKER)) return true;
    }
    return false;
  };

  const problems: string[] = [];
  const report = (line: number) => problems.push(`${line}: ${lines[line - 1]?.trim()}`);
  walk(parsed.program, (node, ancestors) => {
    if (!isSpecifier(node, ancestors)) return;
    if (!V1.test(node.value)) return;
    const statement = [...ancestors].reverse().find(isStatement) ?? node;
    if (text.slice(statement.start, statement.end).includes(MARKER)) return;
    // A comment behind the statement, on its last line, is still at the statement.
    const rest = lines[lineOf(statement.end) - 1] ?? '';
    if (rest.includes(MARKER) || markedAbove(lineOf(statement.start))) return;
    report(lineOf(node.start));
  });
  for (const comment of parsed.comments) {
    if (!/(import\(|from )\s*['"]@modelcontextprotocol\/sdk[/'"]/.test(comment.value)) continue;
    if (comment.type !== 'CommentBlock' || !comment.value.startsWith('*')) continue;
    if (comment.value.includes(MARKER) || markedAbove(lineOf(comment.start))) continue;
    if (commentLines.get(lineOf(comment.end) + 1)?.includes(MARKER)) continue;
    report(lineOf(comment.start));
  }
  return problems;
}

// ---------------------------------------------------------------------------------------------------------------------

const LINE_ENDINGS: [string, RegExp][] = [
  ['CRLF', /\r\n/],
  ['LF', /(^|[^\r])\n/],
  ['CR', /\r(?!\n)/],
];

/** Babel takes a byte order mark for white space, and so a shebang behind it for an error. */
function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}

function shebang(text: string): string {
  return /^#![^\r\n]*/.exec(text)?.[0] ?? '';
}

/** The first comment, when nothing but the shebang stands before it. */
function headComment(text: string, parsed: Parsed): string | undefined {
  const first = parsed.comments[0];
  if (!first) return undefined;
  return text.slice(shebang(text).length, first.start).trim() === '' ? commentText(first) : undefined;
}

function commentTexts(parsed: Parsed): Map<string, number> {
  return count(parsed.comments.map(commentText));
}

/** A comment as it stands in the source; types that JSDoc imports from the SDK are code, and made alike. */
function commentText(comment: Comment): string {
  const text = comment.type === 'CommentLine' ? `//${comment.value}` : `/*${comment.value}*/`;
  if (!text.startsWith('/**')) return text;
  return text
    .replace(/import\(\s*(['"])@modelcontextprotocol\/[^'"]*\1\s*\)(\s*\.\s*[\w$]+)*/g, 'import(…)')
    .replace(/@import\s[^'"]*from\s*(['"])@modelcontextprotocol\/[^'"]*\1/g, '@import …');
}

function literalTexts(parsed: Parsed): Map<string, number> {
  const texts: string[] = [];
  walk(parsed.program, (node, ancestors) => {
    switch (node.type) {
      case 'StringLiteral':
        if (!isSpecifier(node, ancestors)) texts.push(source(parsed, node));
        else if (isSideEffectImport(ancestors.at(-1)) && !node.value.startsWith('@modelcontextprotocol/')) {
          texts.push(`import ${source(parsed, node)}`);
        }
        break;
      case 'TemplateLiteral':
        // The expressions between the quasis are code and may change.
        texts.push(`\`${node.quasis.map((quasi: Node) => quasi.value.raw).join(HOLE)}\``);
        break;
      case 'RegExpLiteral':
        texts.push(source(parsed, node));
        break;
      case 'DirectiveLiteral':
        // Text that slid behind a statement is a string, and no directive any more.
        texts.push(`directive ${source(parsed, node)}`);
        break;
      case 'JSXText':
        if (node.value.trim()) texts.push(source(parsed, node).trim());
        break;
    }
  });
  return count(texts);
}

function source(parsed: Parsed, node: Node): string {
  return parsed.text.slice(node.start, node.end);
}

function isSideEffectImport(parent: Node | undefined): boolean {
  return parent?.type === 'ImportDeclaration' && parent.specifiers.length === 0;
}

/** Whether a string names a module: the migration's business, and nobody's text. */
function isSpecifier(node: Node, ancestors: Node[]): boolean {
  if (node.type !== 'StringLiteral') return false;
  const parent = ancestors.at(-1);
  if (!parent) return false;
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(parent.type)) return parent.source === node;
  if (parent.type === 'ImportExpression') return parent.source === node;
  if (parent.type === 'TSExternalModuleReference' || parent.type === 'TSImportType') return true;
  if (parent.type === 'TSLiteralType') return ancestors.at(-2)?.type === 'TSImportType';
  if (parent.type === 'TSModuleDeclaration') return parent.id === node;
  if (!/^(Optional)?CallExpression$/.test(parent.type) || parent.arguments[0] !== node) return false;
  // require('…'), require.resolve('…'), vi.mock('…'), jest.requireActual('…'), and whatever else loads the SDK by name.
  return parent.callee.type === 'Import' || isRequire(parent.callee) || V1.test(node.value);
}

function isRequire(callee: Node): boolean {
  if (callee.type === 'MemberExpression') return isRequire(callee.object);
  return callee.type === 'Identifier' && callee.name === 'require';
}

function isStatement(node: Node): boolean {
  return /(Statement|Declaration)$/.test(node.type) && !/^(Block|TSTypeParameter)/.test(node.type);
}

/** Nothing of `before` may be missing in `after`; comments may not multiply either (a moved import must not copy them). */
function compare(kind: string, before: Map<string, number>, after: Map<string, number>, allowed: string[]): string[] {
  const problems: string[] = [];
  const pardons = count(allowed);
  for (const [text, times] of before) {
    const now = after.get(text) ?? 0;
    const lost = times - now - (pardons.get(text) ?? 0);
    if (lost > 0) problems.push(`${kind} lost${lost > 1 ? ` ${lost} times` : ''}: ${quote(text)}`);
    if (kind === 'comment' && now > times && !text.includes(MARKER)) problems.push(`comment repeated: ${quote(text)}`);
  }
  return problems;
}

function count(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

interface Parsed {
  text: string;
  program: Node;
  comments: Comment[];
  /** What Babel complained of and got over. */
  errors: { reasonCode: string; message: string }[];
}

function parseText(text: string, filename: string): Parsed {
  const plugins: ParserPlugin[] = [
    'decorators-legacy',
    'decoratorAutoAccessors',
    'importAttributes',
    'explicitResourceManagement',
    'sourcePhaseImports',
    'deferredImportEvaluation',
  ];
  if (/\.[cm]?tsx?$/.test(filename)) plugins.push('typescript');
  if (!/\.[cm]?ts$/.test(filename)) plugins.push('jsx');
  if (/\.[cm]?jsx?$/.test(filename) && /@flow\b/.test(text.slice(0, 1000))) plugins.push('flow');
  const options: ParserOptions = {
    sourceType: 'unambiguous',
    plugins,
    attachComment: false,
    errorRecovery: true,
    createImportExpressions: true,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
  };
  const { program, comments, errors } = parse(text, options) as unknown as Omit<Parsed, 'text'>;
  return { text, program, comments, errors };
}

function walk(node: Node, visit: (node: Node, ancestors: Node[]) => void, ancestors: Node[] = []): void {
  visit(node, ancestors);
  ancestors.push(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || key === 'extra' || key === 'errors') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') walk(child, visit, ancestors);
    }
  }
  ancestors.pop();
}
