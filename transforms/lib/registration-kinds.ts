import type { Binding } from '../../src/engine/bindings.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { exportedName } from './values.js';

/**
 * What a registration's argument can be. v1 told them apart at run time (server/mcp.js): a string is the description, a
 * plain object that is empty or has a zod value is a raw shape, any other object annotations.
 */
export type Kind = 'string' | 'shape' | 'schema' | 'annotations' | 'function';

/** What all of an expression's possible values are; undefined when that cannot be told, or they differ. */
export function kindOf(place: Place, depth = 0): Kind | undefined {
  const here = kindOfNode(place, depth);
  if (here || depth > 6) return here;
  const sources = sourcesOf(place);
  if (sources.length === 1 && sources[0]!.node === place.node && sources[0]!.file === place.file) return undefined;
  const kinds = sources.map((source) => kindOfNode(source, depth + 1));
  if (kinds.length === 0 || !kinds.every((kind) => kind === kinds[0])) return oneSided(place, depth);
  return kinds[0];
}

/** `description ?? 'none'`: TypeScript would not have let the other side be of another kind. */
function oneSided({ file, facts, node }: Place, depth: number): Kind | undefined {
  const at = unwrap(node);
  const sides =
    at.type === 'ConditionalExpression'
      ? [at.consequent, at.alternate]
      : at.type === 'LogicalExpression' && at.operator !== '&&'
        ? [at.left, at.right]
        : [];
  const kinds = sides
    .map((side) => kindOf({ file, facts, node: side }, depth + 1))
    .filter((kind) => kind !== undefined);
  return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;
}

function kindOfNode(place: Place, depth: number): Kind | undefined {
  const { file, facts } = place;
  const node = unwrap(place.node);
  if (node.type.startsWith('TS') && node.type !== 'TSEnumDeclaration') return kindOfType({ ...place, node }, depth);
  const next = (inner: Node) => kindOf({ file, facts, node: inner }, depth + 1);
  switch (node.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return 'string';
    case 'BinaryExpression':
      return node.operator === '+' && (next(node.left) === 'string' || next(node.right) === 'string')
        ? 'string'
        : undefined;
    case 'TaggedTemplateExpression':
      return givesString(file, node.tag) ? 'string' : undefined;
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ObjectMethod':
    case 'ClassMethod':
      return 'function';
    case 'ObjectExpression':
      return kindOfObject({ file, facts, node }, depth);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      if (node.computed) return undefined;
      // A member of that name that somebody declared is whatever it was declared as.
      if (node.property.name === 'shape')
        return sourcesOf({ file, facts, node }).every((source) => source.node === node) ? 'shape' : undefined;
      return node.object.type === 'MemberExpression' && node.object.property.name === 'shape' ? 'schema' : undefined;
    case 'CallExpression':
    case 'OptionalCallExpression':
      return kindOfCall({ file, facts, node }, depth);
    case 'NewExpression':
      return node.callee.name === 'String' ? 'string' : undefined;
  }
  return undefined;
}

const ANNOTATIONS = new Set(['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']);

function kindOfObject({ file, facts, node }: Place, depth: number): Kind | undefined {
  const properties = node.properties as Node[];
  if (properties.length === 0) return 'shape';
  const kinds = properties.map((property): Kind | 'other' | undefined => {
    if (property.type === 'SpreadElement') return kindOf({ file, facts, node: property.argument }, depth + 1);
    const key = property.computed ? undefined : (property.key.name ?? property.key.value);
    const value = property.type === 'ObjectProperty' ? unwrap(property.value) : property;
    // TypeScript let no other key through; in JavaScript such a key would have been of no use.
    if (key !== undefined && !ANNOTATIONS.has(key)) return 'shape';
    if (/^(String|Boolean|Null|Numeric)Literal$|^TemplateLiteral$|^UnaryExpression$/.test(value.type))
      return 'annotations';
    const kind = kindOf({ file, facts, node: value }, depth + 1);
    return kind === 'schema' ? 'shape' : kind === 'string' ? 'annotations' : undefined;
  });
  if (kinds.includes('shape')) return 'shape';
  return kinds.every((kind) => kind === 'annotations') || kinds.some((kind) => kind === 'annotations')
    ? 'annotations'
    : undefined;
}

const ZOD = /^(?:npm:)?(?:zod|@zod\/(?:zod|mini))(?:@[^/]+)?(?:\/|$)|^astro\/zod$|^@hono\/zod-openapi$/;

/** Functions that make a zod schema, as members of `z` or imported by themselves. */
const BUILDER =
  /^(?:string|number|int|bigint|boolean|date|symbol|undefined|null|void|any|unknown|never|literal|enum|nativeEnum|object|strictObject|looseObject|interface|array|tuple|union|discriminatedUnion|intersection|record|partialRecord|looseRecord|map|set|function|lazy|promise|preprocess|pipe|transform|codec|custom|instanceof|optional|nullable|nullish|coerce|email|url|uuid|guid|cuid2?|ulid|nanoid|emoji|base64|base64url|jwt|ipv4|ipv6|cidrv4|cidrv6|iso|file|json|stringbool|templateLiteral|xor|float32|float64|int32|uint32|readonly|default|catch|prefault|nan|effect|stringFormat|hash|hex|hostname|httpUrl|e164|keyof|check|refine|_default|fromJSONSchema)$/;

/** Methods of a schema that give something else. */
const NO_SCHEMA =
  /^(?:parse|safeParse|parseAsync|safeParseAsync|isOptional|isNullable|spa|toString|toJSONSchema|encode|decode)$/;

/** The zod module an expression's first name is from, or `undefined`: `z` in `z.string().min(1)`. */
export function zodRoot(file: SourceFile, node: Node): { root: Node; member?: string } | undefined {
  let at = unwrap(node);
  let member: string | undefined;
  for (;;) {
    if (/^(Optional)?CallExpression$/.test(at.type)) at = unwrap(at.callee);
    else if (/^(Optional)?MemberExpression$/.test(at.type) && !at.computed) {
      member = at.property.name;
      at = unwrap(at.object);
    } else break;
  }
  if (at.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return undefined;
  const source = moduleOf(file, binding) ?? '';
  if (source.startsWith('@modelcontextprotocol/')) return undefined;
  if (ZOD.test(source)) return { root: at, member };
  // A project's own door to zod (`import { z } from '../lib/zod.js'`), or a `z` that was handed in.
  return /^(?:z|zod)$/.test(at.name) && member !== undefined && BUILDER.test(member) ? { root: at, member } : undefined;
}

/** The module a binding comes from, by `import` or `require`. */
export function moduleOf(file: SourceFile, binding: Binding): string | undefined {
  const record = file.imports.of(binding);
  if (record) return record.source;
  let init = binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : null;
  if (init?.type === 'AwaitExpression') init = init.argument as Node;
  if (init?.type === 'MemberExpression') init = init.object as Node;
  const isLoad = init?.type === 'CallExpression' && (init.callee.name === 'require' || init.callee.type === 'Import');
  return isLoad ? stringValue(init!.arguments[0]) : undefined;
}

function kindOfCall(place: Place, depth: number): Kind | undefined {
  const { file, facts, node } = place;
  const { callee } = node;
  const method =
    /^(Optional)?MemberExpression$/.test(callee.type) && !callee.computed ? callee.property.name : undefined;
  const zod = zodRoot(file, node);
  if (zod) return method !== undefined && NO_SCHEMA.test(method) ? undefined : 'schema';
  const called = exportedName(file, facts, callee);
  if (called === 'completable' || called === 'fromJsonSchema') return 'schema';
  if (givesString(file, callee)) return 'string';
  if (method === undefined) return undefined;
  const on = kindOf({ file, facts, node: callee.object }, depth + 1);
  if (on === 'string' && STRING_METHOD.test(method)) return 'string';
  if (on === 'schema' && !NO_SCHEMA.test(method)) return 'schema';
  if (method === 'toString' || method === 'join') return method === 'join' && !isList(place) ? undefined : 'string';
  return undefined;
}

const isList = ({ file, facts, node }: Place): boolean =>
  sourcesOf({ file, facts, node: node.callee.object }).every(({ node: list }) =>
    /^(ArrayExpression|TSArrayType)$/.test(list.type),
  ) && sourcesOf({ file, facts, node: node.callee.object }).length > 0;

const STRING_METHOD =
  /^(?:trim|trimStart|trimEnd|replace|replaceAll|toLowerCase|toUpperCase|slice|substring|substr|concat|padStart|padEnd|repeat|normalize|toString|valueOf|at|charAt)$/;

const STRING_MAKERS = /^(?:dedent|ts-dedent|outdent|endent|common-tags|strip-indent|dedent-js|string-dedent)$/;

/** Functions and template tags that return a string: `String`, `JSON.stringify`, `String.raw`, dedent and its like. */
function givesString(file: SourceFile, callee: Node): boolean {
  const at = unwrap(callee);
  if (at.type === 'MemberExpression' && !at.computed && at.object.type === 'Identifier')
    return (
      !file.scopes.bindingOf(at.object) &&
      /^(?:JSON\.stringify|String\.raw)$/.test(`${at.object.name}.${at.property.name}`)
    );
  if (at.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return at.name === 'String';
  return STRING_MAKERS.test(moduleOf(file, binding) ?? '');
}

const SHAPE_TYPE = /^(?:ZodRawShape|ZodRawShapeCompat|\$ZodShape|PromptArgsRawShape)$/;
const SCHEMA_TYPE =
  /^(?:\$?Zod(?!RawShape|Error|Issue|Shape)\w*|AnyZodObject|AnySchema|AnyObjectSchema|StandardSchema\w*|Schema)$/;

function kindOfType(place: Place, depth: number): Kind | undefined {
  if (depth > 8) return undefined;
  const { file, facts, node } = place;
  const next = (inner: Node | undefined) => (inner ? kindOfType({ file, facts, node: inner }, depth + 1) : undefined);
  switch (node.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return 'string';
    case 'TSLiteralType':
      return /^(String|Template)Literal$/.test(node.literal.type) ? 'string' : undefined;
    case 'TSFunctionType':
    case 'TSMethodSignature':
      return 'function';
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSTypeAliasDeclaration':
      return next(node.typeAnnotation);
    case 'TSTypeOperator':
      return next(node.typeAnnotation);
    case 'TSUnionType':
    case 'TSIntersectionType': {
      const parts = (node.types as Node[]).filter((part) => !/^TS(Undefined|Null)Keyword$/.test(part.type));
      const kinds = parts.map((part) => next(part));
      if (node.type === 'TSIntersectionType') return kinds.find((kind) => kind !== undefined);
      return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;
    }
    case 'TSTypeQuery':
      return node.exprName.type === 'Identifier' ? kindOf({ file, facts, node: node.exprName }, depth + 1) : undefined;
    case 'TSIndexedAccessType':
      return node.indexType?.literal?.value === 'shape' ? 'shape' : undefined;
    case 'TSTypeLiteral':
    case 'TSInterfaceBody': {
      const members = (node.members ?? node.body) as Node[];
      const kinds = members.map((member) => next(member.typeAnnotation ?? undefined));
      return kinds.length > 0 && kinds.every((kind) => kind === 'schema') ? 'shape' : undefined;
    }
    case 'TSInterfaceDeclaration':
      return next(node.body);
    case 'TSTypeParameter':
      return next(node.constraint ?? undefined);
    case 'TSTypeReference':
      return kindOfReference(place, depth);
  }
  return undefined;
}

function kindOfReference(place: Place, depth: number): Kind | undefined {
  const { file, facts, node } = place;
  const sdk = exportedName(file, facts, node.typeName);
  if (sdk === 'ToolAnnotations') return 'annotations';
  if (sdk && /Callback$/.test(sdk)) return 'function';
  const name = (node.typeName.type === 'TSQualifiedName' ? node.typeName.right.name : node.typeName.name) as string;
  const args = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
  const first = node.typeName.type === 'TSQualifiedName' ? leftmost(node.typeName) : node.typeName;
  const binding = file.scopes.bindingOf(first);
  const source = binding && moduleOf(file, binding);
  if (source !== undefined && (ZOD.test(source) || SHAPE_TYPE.test(sdk ?? '') || first.name === 'z')) {
    if (SHAPE_TYPE.test(name) || SHAPE_TYPE.test(sdk ?? '')) return 'shape';
    if (SCHEMA_TYPE.test(name)) return 'schema';
  }
  if (!binding && name === 'Record' && args[1])
    return kindOfType({ file, facts, node: args[1] }, depth + 1) === 'schema' ? 'shape' : undefined;
  if (!binding && args[0] && /^(Readonly|Required|Partial|NonNullable)$/.test(name))
    return kindOfType({ file, facts, node: args[0] }, depth + 1);
  if (binding?.declaration.type === 'TSTypeParameter')
    return kindOfType({ file, facts, node: binding.declaration }, depth + 1);
  const [found] = typeNamed({ file, facts, node: node.typeName });
  return found && found.node !== node ? kindOfType(found, depth + 1) : undefined;
}

function leftmost(name: Node): Node {
  let at = name;
  while (at.type === 'TSQualifiedName') at = at.left;
  return at;
}
