import { typeOfInstances } from '../../../transforms/lib/class-types.js';
import { exportedName, returnType, sdkTypeOf, typeName, typeOfBinding } from '../../../transforms/lib/values.js';
import { commonjsExports, importedFrom } from '../../engine/commonjs-modules.js';
import type { FileFacts, ValueFact } from '../../engine/facts.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';

const nameOf = (node: Node): string => (node.type === 'StringLiteral' ? node.value : node.name);

/** What an export of a file is, as far as the file itself (and what it imports) proves it. */
export function readValue(file: SourceFile, facts: FileFacts, exported: string): ValueFact | undefined {
  for (const statement of file.program.body as Node[]) {
    if (statement.type === 'ExportDefaultDeclaration' && exported === 'default')
      return factOf(file, facts, statement.declaration);
    if (statement.type !== 'ExportNamedDeclaration') continue;
    if (statement.source) {
      for (const specifier of statement.specifiers as Node[])
        if (specifier.type === 'ExportSpecifier' && nameOf(specifier.exported) === exported)
          return facts.valueOf(statement.source.value, nameOf(specifier.local));
      continue;
    }
    const { declaration } = statement;
    const declared = declaration?.declarations?.find((declarator: Node) => declarator.id.name === exported);
    if (declared) return factOfBinding(file, facts, declared.id);
    if (declaration?.id?.name === exported) return factOf(file, facts, declaration);
    for (const specifier of statement.specifiers as Node[])
      if (nameOf(specifier.exported) === exported) return factOfBinding(file, facts, specifier.local);
  }
  const assigned = commonjsExports(file).get(exported);
  if (assigned) return factOf(file, facts, assigned);
  for (const statement of file.program.body as Node[])
    if (statement.type === 'ExportAllDeclaration' && statement.source && !statement.specifiers?.length) {
      const found = facts.valueOf(statement.source.value, exported);
      if (found) return found;
    }
  return undefined;
}

function factOfBinding(file: SourceFile, facts: FileFacts, id: Node): ValueFact | undefined {
  const binding = file.scopes.bindingOf(id);
  if (!binding) return undefined;
  const { declaration } = binding;
  if (declaration.type !== 'VariableDeclarator') return factOf(file, facts, declaration, id);
  const type = typeOfBinding(file, facts, binding);
  const returns = declaration.init?.params ? returnType(file, facts, declaration.init) : undefined;
  return type || returns ? { type, returns } : undefined;
}

function factOf(file: SourceFile, facts: FileFacts, declaration: Node, id?: Node): ValueFact | undefined {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'TSDeclareFunction': {
      const returns = returnType(file, facts, declaration);
      return returns ? { returns } : undefined;
    }
    case 'TSTypeAliasDeclaration': {
      const type = typeName(file, facts, declaration.typeAnnotation);
      return type ? { type } : undefined;
    }
    case 'TSInterfaceDeclaration':
    case 'ClassDeclaration': {
      const bases = declaration.superClass
        ? [declaration.superClass]
        : ((declaration.extends ?? []) as Node[]).map((item) => item.expression);
      for (const base of bases) {
        const type = declaration.superClass ? typeOfInstances(file, facts, base) : exportedName(file, facts, base);
        if (type) return { type };
      }
      return undefined;
    }
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier': {
      const from = id && importedFrom(file, file.scopes.bindingOf(id));
      return from ? facts.valueOf(from.source, from.name) : undefined;
    }
    case 'Identifier':
      return factOfBinding(file, facts, declaration);
  }
  const type = sdkTypeOf(file, facts, declaration);
  return type ? { type } : undefined;
}
