// What zod 4 calls differently, or no longer exports, read off the declarations of zod 4 and of its `v3` subpath;
// test/transforms/zod.test.ts holds both lists against the installed package.

/** Types and values with a new name and the same meaning. */
export const ZOD_RENAMES: Readonly<Record<string, string>> = {
  AnyZodObject: 'ZodObject',
  SomeZodObject: 'ZodObject',
  ZodNativeEnum: 'ZodEnum',
  ZodPipeline: 'ZodPipe',
  SafeParseSuccess: 'ZodSafeParseSuccess',
  SafeParseError: 'ZodSafeParseError',
  SafeParseReturnType: 'ZodSafeParseResult',
};

/** Gone, with what to write instead. */
export const ZOD_REMOVED: Readonly<Record<string, string>> = {
  ZodEffects:
    'refinements live inside the schema itself now, .transform() gives a ZodPipe and z.preprocess() a ZodPreprocess; z.ZodType takes any of them',
  ZodTransformer: 'use z.ZodType',
  ZodBranded: 'a branded schema keeps its own class; use z.core.$ZodBranded<Schema, Brand>',
  ZodFirstPartyTypeKind: 'it has no members; look at schema.def.type, which is a string such as "string" or "object"',
  ZodParsedType: 'compare with the string itself',
  getParsedType: 'use typeof, or z.core.util.getParsedType',
  ParseStatus: 'zod 4 has no parse internals to build on; write a refinement or z.custom()',
  ZodTypeDef: 'z.ZodType<Output, Input> has no parameter for it any more',
  RawCreateParams: 'the parameters are { error, message } now',
  ZodRawShapeCompat: 'use z.ZodRawShape',
  typeToFlattenedError: 'use z.core.$ZodFlattenedError',
  late: 'use z.lazy()',
  effect: 'use .transform() or .refine()',
  transformer: 'use .transform()',
  pipeline: 'use first.pipe(second)',
  objectUtil: 'use .extend()',
  quotelessJson: 'use JSON.stringify()',
  UnknownKeysParam: 'z.ZodObject<Shape, Config> says it with z.core.$strip, $strict or $loose',
  makeIssue: 'zod 4 has no parse internals to build on; use ctx.addIssue()',
  addIssueToContext: 'zod 4 has no parse internals to build on; use ctx.addIssue()',
};

/** Issue codes of zod 3 that zod 4 has folded into others. */
export const ZOD_ISSUE_CODES: Readonly<Record<string, string>> = {
  invalid_string: 'invalid_format',
  invalid_enum_value: 'invalid_value',
  invalid_literal: 'invalid_value',
  invalid_union_discriminator: 'invalid_union',
  invalid_date: 'invalid_type',
  not_finite: 'invalid_type',
};

/** What a schema's `_def.type` is in zod 4, by the name of its class in zod 3. */
export const ZOD_KINDS: Readonly<Record<string, string>> = {
  ZodString: 'string',
  ZodNumber: 'number',
  ZodNaN: 'nan',
  ZodBigInt: 'bigint',
  ZodBoolean: 'boolean',
  ZodDate: 'date',
  ZodSymbol: 'symbol',
  ZodUndefined: 'undefined',
  ZodNull: 'null',
  ZodAny: 'any',
  ZodUnknown: 'unknown',
  ZodNever: 'never',
  ZodVoid: 'void',
  ZodArray: 'array',
  ZodObject: 'object',
  ZodUnion: 'union',
  ZodDiscriminatedUnion: 'union',
  ZodIntersection: 'intersection',
  ZodTuple: 'tuple',
  ZodRecord: 'record',
  ZodMap: 'map',
  ZodSet: 'set',
  ZodFunction: 'function',
  ZodLazy: 'lazy',
  ZodLiteral: 'literal',
  ZodEnum: 'enum',
  ZodNativeEnum: 'enum',
  ZodEffects: 'pipe',
  ZodPipeline: 'pipe',
  ZodOptional: 'optional',
  ZodNullable: 'nullable',
  ZodDefault: 'default',
  ZodCatch: 'catch',
  ZodPromise: 'promise',
  ZodReadonly: 'readonly',
};

/** What zod 4 calls the checks of zod 3: the format, where a check has one, or else the check itself. */
export const ZOD_CHECKS: Readonly<Record<'ZodString' | 'ZodNumber', Readonly<Record<string, string>>>> = {
  ZodNumber: { min: 'greater_than', max: 'less_than', int: 'safeint', multipleOf: 'multiple_of' },
  ZodString: {
    min: 'min_length',
    max: 'max_length',
    length: 'length_equals',
    startsWith: 'starts_with',
    endsWith: 'ends_with',
    ...Object.fromEntries(
      [
        ...['email', 'url', 'uuid', 'cuid', 'cuid2', 'ulid', 'nanoid', 'emoji', 'regex', 'includes'],
        ...['base64', 'base64url', 'jwt', 'datetime', 'date', 'time', 'duration'],
      ].map((name) => [name, name]),
    ),
  },
};
