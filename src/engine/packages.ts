import { type Comment, eachChild, type Node, stringValue } from './node.js';
import type { PackageUse } from './types.js';

/** npm name of a module specifier: `@scope/name/sub` → `@scope/name`; undefined for relative, absolute and `node:`. */
export function packageName(specifier: string): string | undefined {
  if (/^[./#]|^[a-z]+:/i.test(specifier)) return undefined;
  return /^(@[^/]+\/[^/]+|[^/@][^/]*)/.exec(specifier)?.[1];
}

/**
 * Gathers the packages a tree imports in any form (import, re-export, `require`, `import()`, `import('…').T`, JSDoc
 * imports), for a walk that shows it every node. A package is `runtime` when at least one of its imports survives
 * compilation.
 */
export class PackageCollector {
  private readonly uses = new Map<string, boolean>();
  private inTypeImport = false;

  see(node: Node): void {
    switch (node.type) {
      case 'ImportDeclaration':
        this.add(node.source.value, isRuntimeImport(node));
        break;
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) this.add(node.source.value, isRuntimeExport(node));
        break;
      case 'TSImportType':
        this.add(stringValue(node.argument?.type === 'TSLiteralType' ? node.argument.literal : node.argument), false);
        break;
      case 'TSExternalModuleReference':
        this.add(stringValue(node.expression), !this.inTypeImport);
        this.inTypeImport = false;
        break;
      case 'TSImportEqualsDeclaration':
        // Its module reference comes next.
        this.inTypeImport = node.importKind === 'type';
        break;
      case 'CallExpression':
        if (node.callee.type === 'Import' || /^require(\.|$)/.test(calleeName(node.callee)))
          this.add(stringValue(node.arguments[0]), true);
        break;
    }
  }

  result(comments: readonly Comment[]): PackageUse[] {
    for (const comment of comments)
      if (comment.value.includes('import'))
        for (const match of comment.value.matchAll(
          /import\(\s*['"]([^'"]+)['"]\s*\)|@import\s[^@]*?\bfrom\s*['"]([^'"]+)['"]/g,
        ))
          this.add(match[1] ?? match[2], false);
    return [...this.uses].map(([name, runtime]) => ({ name, runtime })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private add(specifier: string | undefined, runtime: boolean): void {
    const name = specifier && packageName(specifier);
    if (name) this.uses.set(name, (this.uses.get(name) ?? false) || runtime);
  }
}

/** The packages of a whole tree; see `PackageCollector`. */
export function packagesUsed(program: Node, comments: readonly Comment[]): PackageUse[] {
  const packages = new PackageCollector();
  const walk = (node: Node) => {
    packages.see(node);
    eachChild(node, walk);
  };
  walk(program);
  return packages.result(comments);
}

function isRuntimeExport(node: Node): boolean {
  if (node.exportKind === 'type') return false;
  return !node.specifiers?.length || node.specifiers.some((specifier: Node) => specifier.exportKind !== 'type');
}

function isRuntimeImport(node: Node): boolean {
  if (node.importKind === 'type' || node.importKind === 'typeof') return false;
  return node.specifiers.length === 0 || node.specifiers.some((specifier: Node) => specifier.importKind !== 'type');
}

function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' && !callee.computed)
    return `${calleeName(callee.object)}.${callee.property.name}`;
  return '';
}
