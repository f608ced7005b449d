import { type Comment, eachChild, type Node, stringValue } from './node.js';
import type { PackageUse } from './types.js';

/** npm name of a module specifier: `@scope/name/sub` → `@scope/name`; undefined for relative, absolute and `node:`. */
export function packageName(specifier: string): string | undefined {
  if (/^[./#]|^[a-z]+:/i.test(specifier)) return undefined;
  return /^(@[^/]+\/[^/]+|[^/@][^/]*)/.exec(specifier)?.[1];
}

/**
 * The packages a tree imports in any form (import, re-export, `require`, `import()`, `import('…').T`, JSDoc imports).
 * A package is `runtime` when at least one of its imports survives compilation.
 */
export function packagesUsed(program: Node, comments: readonly Comment[]): PackageUse[] {
  const uses = new Map<string, boolean>();
  const add = (specifier: string | undefined, runtime: boolean) => {
    const name = specifier && packageName(specifier);
    if (name) uses.set(name, (uses.get(name) ?? false) || runtime);
  };
  const walk = (node: Node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        add(node.source.value, isRuntimeImport(node));
        return;
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) add(node.source.value, node.exportKind !== 'type');
        break;
      case 'TSImportType':
        add(stringValue(node.argument?.type === 'TSLiteralType' ? node.argument.literal : node.argument), false);
        break;
      case 'TSExternalModuleReference':
        add(stringValue(node.expression), true);
        break;
      case 'CallExpression':
        if (node.callee.type === 'Import' || /^require(\.|$)/.test(calleeName(node.callee)))
          add(stringValue(node.arguments[0]), true);
        break;
    }
    eachChild(node, walk);
  };
  walk(program);
  for (const comment of comments)
    if (comment.value.includes('import('))
      for (const match of comment.value.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)) add(match[1], false);
  return [...uses].map(([name, runtime]) => ({ name, runtime })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isRuntimeImport(node: Node): boolean {
  if (node.importKind === 'type' || node.importKind === 'typeof') return false;
  return node.specifiers.length === 0 || node.specifiers.some((specifier: Node) => specifier.importKind !== 'type');
}

function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' && !callee.computed) return `${calleeName(callee.object)}.${callee.property.name}`;
  return '';
}
