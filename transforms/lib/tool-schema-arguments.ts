import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { memberOf, type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { sdkTypeOf, typeName } from './values.js';

const SCHEMA_MEMBER = /^(?:input|output)Schema$/;

/** Methods that give one element of an array. */
const ELEMENT = /^(?:find|findLast|at|pop|shift)$/;

/**
 * `render(tool.inputSchema)` → `render(tool.inputSchema as JsonSchema)`, where the function wants schemas by a type of the
 * project's: v1 typed a tool's properties as `object`, which passed for any schema; v2 types them as JSON, which does not.
 */
export function castSchemaArguments(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const call of file.scopes.calls) {
    if (!isCall(call) || call.callee.type !== 'Identifier' || file.isIgnored(call)) continue;
    for (const [index, argument] of call.arguments.entries()) {
      if (!isToolSchema(file, facts, argument)) continue;
      const wanted = parameterType(file, facts, call.callee, index);
      if (wanted && isSchemaOfItsOwn(wanted))
        file.edits.insert(argument.end, ` as ${typeText(file, facts, call.callee, wanted, index)}`);
    }
  }
}

/** `tool.inputSchema`, or a constant taken out of a tool. */
function isToolSchema(file: SourceFile, facts: FileFacts, node: Node): boolean {
  if (isMember(node)) return SCHEMA_MEMBER.test(memberKey(node) ?? '') && isTool(file, facts, node.object);
  if (node.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(node);
  const { declaration } = binding ?? {};
  if (binding?.kind !== 'const' || declaration?.type !== 'VariableDeclarator' || !declaration.init) return false;
  if (declaration.id === binding.id)
    return !binding.id.typeAnnotation && isMember(declaration.init) && isToolSchema(file, facts, declaration.init);
  return isTakenOut(declaration.id, binding) && isTool(file, facts, unwrap(declaration.init));
}

/** `const { inputSchema } = tool` */
function isTakenOut(pattern: Node, { id }: Binding): boolean {
  return (
    pattern.type === 'ObjectPattern' &&
    (pattern.properties as Node[]).some(
      (property) => property.value === id && SCHEMA_MEMBER.test(propertyKey(property) ?? ''),
    )
  );
}

function isTool(file: SourceFile, facts: FileFacts, node: Node): boolean {
  if (sdkTypeOf(file, facts, node) === 'Tool') return true;
  const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
  if (binding?.declaration.type !== 'VariableDeclarator' || binding.id.typeAnnotation) return false;
  const init = binding.declaration.init && unwrap(binding.declaration.init as Node);
  if (!isCall(init) || !isMember(init.callee) || !ELEMENT.test(memberKey(init.callee) ?? '')) return false;
  const lists = sourcesOf({ file, facts, node: init.callee.object });
  return lists.length > 0 && lists.every(isToolList);
}

/** `Tool[]`, `Array<Tool>` */
function isToolList({ file, facts, node }: Place): boolean {
  if (node.type === 'TSArrayType') return typeName(file, facts, node.elementType) === 'Tool';
  if (node.type === 'TSTypeOperator') return isToolList({ file, facts, node: node.typeAnnotation });
  const [element] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
  return (
    !!element && /^(?:Readonly)?Array$/.test(node.typeName?.name ?? '') && typeName(file, facts, element) === 'Tool'
  );
}

/** What the function a name stands for wants as argument number `index`; undefined for overloads and generics. */
function parameterType(file: SourceFile, facts: FileFacts, callee: Node, index: number): Place | undefined {
  const [callable, ...others] = sourcesOf({ file, facts, node: callee });
  if (!callable || others.length > 0 || !Array.isArray(callable.node.params) || callable.node.typeParameters)
    return undefined;
  const parameter = callable.node.params[index] as Node | undefined;
  const annotation = (parameter?.left ?? parameter)?.typeAnnotation?.typeAnnotation as Node | undefined;
  return annotation?.type === 'TSTypeReference' ? { ...callable, node: annotation } : undefined;
}

/** Whether a type says of `properties` what each of them looks like, which a JSON value is not known to. */
function isSchemaOfItsOwn(type: Place): boolean {
  return memberOf([type], 'properties', 0).some((place) => {
    const { node } = place;
    const value =
      node.type === 'TSTypeLiteral'
        ? (node.members as Node[]).find((member) => member.type === 'TSIndexSignature')?.typeAnnotation?.typeAnnotation
        : node.typeName?.name === 'Record'
          ? ((node.typeParameters ?? node.typeArguments)?.params[1] as Node | undefined)
          : undefined;
    return value?.type === 'TSTypeReference' || value?.type === 'TSTypeLiteral'
      ? memberOf([{ ...place, node: value }], 'type', 0).length > 0
      : false;
  });
}

/** The wanted type by its name, where the file has it or can import it from where the function is; else by the function. */
function typeText(file: SourceFile, facts: FileFacts, callee: Node, wanted: Place, index: number): string {
  const byFunction = `Parameters<typeof ${file.textOf(callee)}>[${index}]`;
  const { typeName: name } = wanted.node;
  if (name.type !== 'Identifier' || (wanted.node.typeParameters ?? wanted.node.typeArguments)) return byFunction;
  if (wanted.file === file) return name.name;
  const [declared] = typeNamed({ ...wanted, node: name });
  const standing = file.imports.records.find(
    ({ kind, removed, original }) =>
      kind === 'named' &&
      !removed &&
      declared &&
      facts.declarationOf?.(original.source, original.name)?.node === declared.node,
  );
  if (standing) return standing.local;
  const record = file.imports.of(file.scopes.bindingOf(callee));
  if (record?.kind !== 'named') return byFunction;
  const { source } = record.original;
  if (!declared || facts.declarationOf?.(source, name.name)?.node !== declared.node) return byFunction;
  return file.imports.use(source, name.name, { at: callee, type: true });
}
