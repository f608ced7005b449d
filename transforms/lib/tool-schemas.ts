import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { roleOf } from './migration.js';
import { enclosingClass, exportedName } from './values.js';

const SCHEMA_MEMBER = /^(input|output)Schema$/;

/**
 * v1 typed the properties of a tool's schema as `object`; v2 types them as JSON. What a class or an interface of the
 * user's says of these members, when it is a Tool by its heritage, follows: the member, and the functions and variables
 * its value comes from.
 */
export function followToolSchemas(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js' || !SCHEMA_MEMBER_TEXT.test(file.text)) return;
  const follower = new SchemaTypes(file, facts);
  for (const statement of file.program.body as Node[]) {
    const declared = (statement.declaration as Node | undefined) ?? statement;
    if (!/^(ClassDeclaration|TSInterfaceDeclaration)$/.test(declared.type) || !isTool(file, facts, declared)) continue;
    for (const member of declared.body.body as Node[])
      if (SCHEMA_MEMBER.test(propertyKey(member) ?? '') && !file.isIgnored(member)) follower.member(member);
  }
}

const SCHEMA_MEMBER_TEXT = /\b(?:input|output)Schema\b/;

/** Whether a class or interface is a Tool of the SDK's: by what it extends or implements, in this file. */
function isTool(file: SourceFile, facts: FileFacts, declared: Node, depth = 0): boolean {
  const bases = [...((declared.implements ?? []) as Node[]), ...((declared.extends ?? []) as Node[])];
  return bases.some((base) => {
    const name = base.expression as Node;
    if (exportedName(file, facts, name) === 'Tool') return true;
    const own = name.type === 'Identifier' ? file.scopes.bindingOf(name)?.declaration : undefined;
    return own?.type === 'TSInterfaceDeclaration' && depth < 4 && isTool(file, facts, own, depth + 1);
  });
}

class SchemaTypes {
  private readonly done = new Set<Node>();

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
  ) {}

  /** A property, property signature or accessor that holds a schema. */
  member(member: Node): void {
    if (member.body) this.callable(member);
    else this.schema(member.typeAnnotation);
  }

  private callable(callable: Node): void {
    if (this.done.has(callable) || !callable.returnType) return;
    this.done.add(callable);
    this.schema(callable.returnType);
    for (const value of this.file.returnsOf(callable)) this.value(unwrap(value));
  }

  /** `{ type: 'object'; properties?: Record<string, object> }` */
  private schema(annotation: Node | null | undefined): void {
    const type = annotation?.typeAnnotation as Node | undefined;
    if (type?.type !== 'TSTypeLiteral') return;
    for (const member of type.members as Node[])
      if (propertyKey(member) === 'properties') this.properties(member.typeAnnotation);
  }

  /** `Record<string, object>` → `Record<string, JSONObject>` */
  private properties(annotation: Node | null | undefined): void {
    const type = annotation?.typeAnnotation as Node | undefined;
    const [key, value] = ((type?.typeParameters ?? type?.typeArguments)?.params ?? []) as Node[];
    if (type?.typeName?.name !== 'Record' || key?.type !== 'TSStringKeyword' || value?.type !== 'TSObjectKeyword')
      return;
    const source = specifierFor('role', roleOf(this.file, this.facts));
    const name = this.file.imports.use(source, 'JSONObject', { at: value, type: true });
    this.file.edits.overwrite(value.start, value.end, name);
  }

  private value(value: Node): void {
    if (value.type === 'Identifier') {
      const declaration = this.variable(value);
      this.schema(declaration?.id.typeAnnotation);
      if (declaration?.init) this.value(unwrap(declaration.init));
    } else if (value.type === 'ObjectExpression') {
      for (const property of value.properties as Node[])
        if (property.type === 'ObjectProperty' && propertyKey(property) === 'properties')
          this.properties(this.variable(unwrap(property.value))?.id.typeAnnotation);
    } else if (isCall(value)) {
      const callable = this.called(value.callee);
      if (callable) this.callable(callable);
    }
  }

  private variable(node: Node): Node | undefined {
    const declaration = node.type === 'Identifier' ? this.file.scopes.bindingOf(node)?.declaration : undefined;
    return declaration?.type === 'VariableDeclarator' ? declaration : undefined;
  }

  /** `this.build()`, `build()` */
  private called(callee: Node): Node | undefined {
    if (callee.type === 'Identifier') {
      const binding = this.file.scopes.bindingOf(callee);
      return binding?.kind === 'function' ? binding.declaration : undefined;
    }
    if (!isMember(callee) || callee.object.type !== 'ThisExpression') return undefined;
    const members = (enclosingClass(this.file, callee)?.body.body ?? []) as Node[];
    return members.find((member) => member.body && propertyKey(member) === memberKey(callee));
  }
}
