import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';

/** A URL as far as the text tells it: the piece of a literal its path ends in. */
export interface UrlTail {
  /** The string literal or the last piece of the template. */
  node: Node;
  /** Everything the text says, holes of a template as `\0`. */
  text: string;
}

/** Reads `new URL(…)`, a string, a template, a constant that holds one, `process.env.X ?? '…'`. */
export function urlTail(file: SourceFile, expression: Node, depth = 0): UrlTail | undefined {
  const node = unwrap(expression);
  const next = (inner: Node) => urlTail(file, inner, depth + 1);
  if (depth > 6) return undefined;
  switch (node.type) {
    case 'StringLiteral':
      return { node, text: node.value };
    case 'TemplateLiteral': {
      const quasis = node.quasis as Node[];
      return { node: quasis.at(-1)!, text: quasis.map((quasi) => quasi.value.cooked ?? '').join('\0') };
    }
    case 'NewExpression':
      return node.callee.name === 'URL' && node.arguments[0] ? next(node.arguments[0]) : undefined;
    case 'LogicalExpression':
      return next(node.right);
    case 'BinaryExpression': {
      const right = node.operator === '+' ? next(node.right) : undefined;
      const left = right && next(node.left);
      return right && { node: right.node, text: `${left?.text ?? '\0'}${right.text}` };
    }
    case 'Identifier': {
      const binding = file.scopes.bindingOf(node);
      const { declaration, id } = binding ?? {};
      if (binding?.kind !== 'const' || declaration?.type !== 'VariableDeclarator' || declaration.id !== id)
        return undefined;
      return declaration.init ? next(declaration.init) : undefined;
    }
  }
  return undefined;
}

/** The path of a URL, its query and fragment left out; `/` when it has none. */
export function pathOf(text: string): string {
  const path = text
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z][\w+.-]*:\/\/[^/]*/is, '')
    .replace(/^\0+(?=\/)/, '');
  return path === '' ? '/' : path;
}

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::(\d+|\0))?(?=\/|$)/i;

/**
 * Whether a URL leads to a server of this very project that keeps no sessions once the run is over.
 * @param other asks for another path of that server instead
 */
export function isOwnStateless(
  file: SourceFile,
  facts: FileFacts,
  url: Node | undefined,
  other: (path: string) => string = (path) => path,
): boolean {
  const tail = url && urlTail(file, url);
  const local = tail && LOCAL.exec(tail.text);
  if (!local) return false;
  const port = local[1] === '\0' ? undefined : local[1];
  return facts.servesStateless?.(other(pathOf(tail.text)), port) === true;
}
