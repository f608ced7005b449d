import { dirname, join } from 'node:path';
import { type Node, unwrap } from '../../engine/node.js';
import { packageName } from '../../engine/packages.js';
import type { SourceFile } from '../../engine/source-file.js';
import { parseV1Specifier, V1_PACKAGE } from '../../sdk/specifiers.js';
import { V2_PACKAGES } from '../../sdk/v2-versions.js';
import type { Disk } from '../disk.js';

const V2_NAMES = new Set(V2_PACKAGES.map(({ name }) => name));

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
 * Places where objects of the SDK meet a package that is on v1 itself: calls that hand it one, and variables of an SDK
 * type that hold what it made. Only what is plain counts as such an object:
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
    else if (name && !record.type && !V2_NAMES.has(name) && isOnV1(name)) foreign.set(record.binding, name);
  }
  if (!usesV1 || foreign.size === 0) return [];
  const calls: { dependency: string; call: Node }[] = [];
  for (const call of file.scopes.calls) {
    const root = rootOf(call.callee);
    const dependency = root && foreign.get(file.scopes.bindingOf(root));
    if (dependency && call.arguments.some((argument: Node) => isSdkObject(file, argument, 0)))
      calls.push({ dependency, call });
  }
  for (const record of file.imports.records) {
    const dependency = foreign.get(record.binding);
    if (!dependency) continue;
    for (const { node } of record.binding.references) {
      const declarator = file.ancestor(node, (at) => at.type === 'VariableDeclarator' || /Statement$/.test(at.type));
      const annotation = declarator?.type === 'VariableDeclarator' ? declarator.id.typeAnnotation : undefined;
      // `const servers: Record<string, () => McpServer> = { a: createServer }`
      if (annotation && namesSdk(file, annotation) && !calls.some(({ call }) => call === declarator))
        calls.push({ dependency, call: declarator! });
    }
  }
  return calls;
}

/** Whether a type names something that is imported from the SDK. */
function namesSdk(file: SourceFile, type: Node): boolean {
  return file.imports.records.some(
    (record) =>
      record.original.source.startsWith(V1_PACKAGE) &&
      record.binding.references.some(({ node }) => node.start >= type.start && node.end <= type.end),
  );
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
  return !!record && !record.type && parseV1Specifier(record.original.source) !== undefined;
}
