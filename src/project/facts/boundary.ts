import { dirname, join } from 'node:path';
import { type Node, unwrap } from '../../engine/node.js';
import { packageName } from '../../engine/packages.js';
import type { SourceFile } from '../../engine/source-file.js';
import { V1_PACKAGE } from '../../sdk/specifiers.js';
import type { Disk } from '../disk.js';

/** Which dependencies, as installed, are themselves on v1. Read from their package.json; what is not installed is not. */
export class V1Dependencies {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly disk: Disk) {}

  has(from: string, name: string): boolean {
    const dir = dirname(from);
    const key = `${dir} ${name}`;
    let answer = this.known.get(key);
    if (answer === undefined) {
      answer = this.look(dir, name);
      this.known.set(key, answer);
    }
    return answer;
  }

  private look(dir: string, name: string): boolean {
    const text = this.disk.read(join(dir, 'node_modules', name, 'package.json'));
    if (text !== undefined) {
      try {
        const manifest = JSON.parse(text);
        return V1_PACKAGE in { ...manifest.dependencies, ...manifest.peerDependencies };
      } catch {
        return false;
      }
    }
    const up = dirname(dir);
    return up !== dir && this.has(join(up, '_'), name);
  }
}

/**
 * Calls that hand an object of the SDK to a package that is on v1 itself. Only what is plain counts as such an object:
 * an SDK class or function, something made from one, or an object literal with one in it.
 */
export function boundaryCalls(
  file: SourceFile,
  isOnV1: (dependency: string) => boolean,
): { dependency: string; call: Node }[] {
  const foreign = new Map<unknown, string>();
  let usesV1 = false;
  for (const record of file.imports.records) {
    const name = packageName(record.original.source);
    if (name === V1_PACKAGE) usesV1 = true;
    else if (name && !record.type && !name.startsWith('@modelcontextprotocol/') && isOnV1(name))
      foreign.set(record.binding, name);
  }
  if (!usesV1 || foreign.size === 0) return [];
  const calls: { dependency: string; call: Node }[] = [];
  for (const call of file.scopes.calls) {
    const root = rootOf(call.callee);
    const dependency = root && foreign.get(file.scopes.bindingOf(root));
    if (dependency && call.arguments.some((argument: Node) => isSdkObject(file, argument, 0)))
      calls.push({ dependency, call });
  }
  return calls;
}

function rootOf(callee: Node): Node | undefined {
  let at = unwrap(callee);
  while (/^(Optional)?(Member|Call)Expression$/.test(at.type)) at = unwrap(at.object ?? at.callee);
  return at.type === 'Identifier' ? at : undefined;
}

function isSdkObject(file: SourceFile, expression: Node, depth: number): boolean {
  if (depth > 4) return false;
  const at = unwrap(expression.type === 'AwaitExpression' ? expression.argument : expression);
  if (at.type === 'ObjectExpression')
    return at.properties.some((property: Node) => property.value && isSdkObject(file, property.value, depth + 1));
  if (at.type === 'NewExpression') return isSdkImport(file, at.callee);
  if (at.type !== 'Identifier') return false;
  if (isSdkImport(file, at)) return true;
  const declaration = file.scopes.bindingOf(at)?.declaration;
  return declaration?.type === 'VariableDeclarator' && declaration.id.type === 'Identifier' && declaration.init
    ? isSdkObject(file, declaration.init, depth + 1)
    : false;
}

function isSdkImport(file: SourceFile, node: Node): boolean {
  const record = node.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(node)) : undefined;
  return !!record && !record.type && record.original.source.startsWith(V1_PACKAGE);
}
