import { posix } from 'node:path';
import { type Node, stringValue, unwrap } from './node.js';
import type { SourceFile } from './source-file.js';

/** Stands for what nobody knows before the code runs. */
const UNKNOWN = '*';

/** Paths that begin in the file's own folder, and not where the process runs. */
const HERE = 'here:';

/**
 * The folder whose modules a computed `import()` or `require()` loads: `./tools/*` for `` import(`./tools/${name}`) `` and
 * `require(path.join(__dirname, 'tools', name))`.
 * @param argument what the module is asked for by
 * @returns undefined for a specifier that is written out, and for one whose folder is not
 */
export function loadedFolder(file: SourceFile, argument: Node | undefined): string | undefined {
  if (!argument || stringValue(argument) !== undefined) return undefined;
  const text = textOf(file, argument, 0);
  // A specifier that is no path names a package.
  if (!text.startsWith(HERE) && !/^\.\.?\//.test(text)) return undefined;
  const path = posix.normalize(text.replace(HERE, './'));
  const at = path.indexOf(UNKNOWN);
  const end = path.lastIndexOf('/', at);
  if (at < 0 || end < 0) return undefined;
  const folder = path.slice(0, end);
  return folder.startsWith('.') ? `${folder}/*` : `./${folder}/*`;
}

/** What an expression gives, as far as its text shows. */
function textOf(file: SourceFile, expression: Node, depth: number): string {
  if (depth > 8) return UNKNOWN;
  const node = unwrap(expression);
  const go = (inner: Node | undefined) => (inner ? textOf(file, inner, depth + 1) : UNKNOWN);
  const written = stringValue(node);
  if (written !== undefined) return written;
  switch (node.type) {
    case 'TemplateLiteral':
      return (node.quasis as Node[])
        .map((quasi, index) => quasi.value.cooked + (node.expressions[index] ? go(node.expressions[index]) : ''))
        .join('');
    case 'BinaryExpression':
      return node.operator === '+' ? go(node.left) + go(node.right) : UNKNOWN;
    case 'Identifier': {
      const binding = file.scopes.bindingOf(node);
      if (!binding) return node.name === '__dirname' ? HERE : node.name === '__filename' ? `${HERE}it` : UNKNOWN;
      const { declaration, id, kind } = binding;
      return kind === 'const' && declaration.id === id && declaration.init ? go(declaration.init) : UNKNOWN;
    }
    case 'MemberExpression': {
      const text = file.textOf(node);
      if (text === 'import.meta.url' || text === 'import.meta.filename') return `${HERE}it`;
      if (text === 'import.meta.dirname') return HERE;
      return /^(?:href|pathname)$/.test(node.property.name) ? go(node.object) : UNKNOWN;
    }
    case 'NewExpression':
      return node.callee.name === 'URL' ? fromBase(go(node.arguments[1]), go(node.arguments[0])) : UNKNOWN;
    case 'CallExpression': {
      const name = (node.callee.property?.name ?? node.callee.name) as string | undefined;
      const args = node.arguments as Node[];
      if (args.some((each) => each.type === 'SpreadElement')) return UNKNOWN;
      if (name === 'join' || name === 'resolve') return joined(args.map(go));
      if (name === 'dirname') return joined([go(args[0]), '..']);
      return name === 'fileURLToPath' || name === 'pathToFileURL' || name === 'toString' ? go(args[0]) : UNKNOWN;
    }
  }
  return UNKNOWN;
}

const fromBase = (base: string, path: string): string => joined([base, '..', path]);

/** Joins paths that begin in the file's folder; of others nobody can tell where they are. */
const joined = ([first = '', ...rest]: readonly string[]): string =>
  first.startsWith(HERE) ? HERE + posix.join(first.slice(HERE.length), ...rest) : UNKNOWN;
