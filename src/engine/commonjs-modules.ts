import type { Binding } from './bindings.js';
import { loadedFolder } from './computed-loads.js';
import { type Node, stringValue, unwrap } from './node.js';
import type { SourceFile } from './source-file.js';

/** What a name of a file stands for in another module. `*` is the module as a whole. */
export interface Imported {
  source: string;
  name: string;
}

/** The name by which the whole of `module.exports` goes where it is no object literal. */
export const WHOLE = 'module.exports';

/**
 * Where a binding comes from: an ES import, or `const { a } = require('m')`, `const m = require('m')`,
 * `const a = require('m').a`, `import m = require('m')`.
 */
export function importedFrom(file: SourceFile, binding: Binding | undefined): Imported | undefined {
  if (!binding) return undefined;
  const record = file.imports.of(binding);
  if (record) {
    const { source, name } = record.original;
    return { source, name: record.kind === 'namespace' ? '*' : name };
  }
  const { declaration, id } = binding;
  if (declaration.type === 'TSImportEqualsDeclaration') {
    const source = stringValue(declaration.moduleReference.expression);
    return source === undefined ? undefined : { source, name: '*' };
  }
  if (declaration.type !== 'VariableDeclarator' || !declaration.init) return undefined;
  const loaded = loadedBy(file, declaration.init);
  if (!loaded || declaration.id.type === 'Identifier') return loaded;
  if (declaration.id.type !== 'ObjectPattern' || loaded.name !== '*') return undefined;
  const property = (declaration.id.properties as Node[]).find(
    (candidate) => candidate.value === id || candidate.value?.left === id,
  );
  const name = property && !property.computed ? (property.key.name ?? property.key.value) : undefined;
  return typeof name === 'string' ? { source: loaded.source, name } : undefined;
}

/** `require('m')`, `require('m').a`, `await import('m')`; of any module of a folder, its name is `*`. */
export function loadedBy(file: SourceFile, init: Node): Imported | undefined {
  const at = unwrap(init);
  if (at.type === 'MemberExpression' && !at.computed) {
    const whole = loadedBy(file, at.object);
    return whole?.name === '*' ? { source: whole.source, name: at.property.name } : undefined;
  }
  // `await import('m')` gives what `import * as` does.
  if (at.type === 'AwaitExpression') {
    const { argument } = at;
    const isImport = argument.type === 'ImportExpression' || argument.callee?.type === 'Import';
    const from = isImport ? specifierOf(file, argument.source ?? argument.arguments[0]) : undefined;
    return from === undefined ? undefined : { source: from, name: '*' };
  }
  if (at.type !== 'CallExpression' || !isGlobal(file, at.callee, 'require')) return undefined;
  const source = specifierOf(file, at.arguments[0]);
  return source === undefined ? undefined : { source, name: '*' };
}

/** A module's specifier, or the folder that it is one of: `./tools/*`. */
const specifierOf = (file: SourceFile, argument: Node | undefined): string | undefined =>
  (argument && stringValue(argument)) ?? loadedFolder(file, argument);

const known = new WeakMap<SourceFile, Map<string, Node>>();

/**
 * What a CommonJS file exports, by name: `module.exports = { a, b() {} }`, `exports.a = …`, `module.exports.a = …`, and
 * `module.exports = a` under the name `module.exports`. Values are the expressions, or methods of the literal.
 */
export function commonjsExports(file: SourceFile): Map<string, Node> {
  let exports = known.get(file);
  if (!exports) {
    exports = file.isModule ? new Map() : readExports(file);
    known.set(file, exports);
  }
  return exports;
}

function readExports(file: SourceFile): Map<string, Node> {
  const exports = new Map<string, Node>();
  for (const { left, right } of file.scopes.memberAssignments) {
    if (left.computed) continue;
    const key = left.property.name as string;
    if (isExports(file, left.object)) exports.set(key, right);
    else if (isGlobal(file, left.object, 'module') && key === 'exports') {
      const value = unwrap(right);
      if (value.type !== 'ObjectExpression') exports.set(WHOLE, right);
      else
        for (const property of value.properties as Node[])
          if (!property.computed && property.key)
            exports.set(property.key.name ?? property.key.value, property.value ?? property);
    }
  }
  return exports;
}

/** `exports`, `module.exports` */
function isExports(file: SourceFile, node: Node): boolean {
  if (isGlobal(file, node, 'exports')) return true;
  return (
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.property.name === 'exports' &&
    isGlobal(file, node.object, 'module')
  );
}

function isGlobal(file: SourceFile, node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && !file.scopes.bindingOf(node);
}
