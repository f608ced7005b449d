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

/** Types of what an object schema gives or takes, and the name that derives them from the schema itself. */
export const ZOD_DERIVED: Readonly<Record<string, string>> = {
  objectOutputType: 'output',
  baseObjectOutputType: 'output',
  objectInputType: 'input',
  baseObjectInputType: 'input',
};

const DEFINITIONS = `
  ZodStringDef ZodNumberDef ZodBigIntDef ZodBooleanDef ZodDateDef ZodSymbolDef ZodUndefinedDef ZodNullDef ZodAnyDef
  ZodUnknownDef ZodNeverDef ZodVoidDef ZodArrayDef ZodObjectDef ZodUnionDef ZodDiscriminatedUnionDef
  ZodIntersectionDef ZodTupleDef ZodRecordDef ZodMapDef ZodSetDef ZodFunctionDef ZodLazyDef ZodLiteralDef
  ZodEnumDef ZodNativeEnumDef ZodPromiseDef ZodEffectsDef ZodOptionalDef ZodNullableDef ZodDefaultDef ZodCatchDef
  ZodNaNDef ZodBrandedDef ZodPipelineDef ZodReadonlyDef`;

const ISSUES = `
  ZodIssueBase ZodInvalidTypeIssue ZodInvalidLiteralIssue ZodUnrecognizedKeysIssue ZodInvalidUnionIssue
  ZodInvalidUnionDiscriminatorIssue ZodInvalidEnumValueIssue ZodInvalidArgumentsIssue ZodInvalidReturnTypeIssue
  ZodInvalidDateIssue ZodInvalidStringIssue ZodTooSmallIssue ZodTooBigIssue ZodInvalidIntersectionTypesIssue
  ZodNotMultipleOfIssue ZodNotFiniteIssue ZodCustomIssue`;

const INTERNALS = `
  ParseParams ParsePathComponent ParsePath EMPTY_PATH ParseContext ParseInput ObjectPair ParseResult DIRTY OK
  SyncParseReturnType AsyncParseReturnType ParseReturnType isAborted isDirty isValid isAsync Scalars IpVersion
  ZodStringCheck ZodNumberCheck ZodBigIntCheck ZodDateCheck ArrayCardinality arrayOutputType mergeTypes
  CatchallOutput CatchallInput PassthroughType deoptional noUnrecognized AssertArray OutputTypeOfTuple
  OutputTypeOfTupleWithRest InputTypeOfTuple InputTypeOfTupleWithRest RecordType OuterTypeOfFunction
  InnerTypeOfFunction ArrayKeys Indices EnumValues Values FilterEnum typecast Refinement SuperRefinement
  RefinementEffect TransformEffect PreprocessEffect Effect DenormalizedError`;

const told = (names: string, advice: string): Record<string, string> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, advice]),
  );

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
  defaultErrorMap: 'zod 4 has locales, z.config(z.locales.en())',
  ostring: 'write z.string().optional()',
  onumber: 'write z.number().optional()',
  oboolean: 'write z.boolean().optional()',
  EnumLike: 'use z.core.util.EnumLike',
  Primitive: 'use z.core.util.Primitive',
  Writeable: 'use z.core.util.Writeable',
  ErrorMapCtx: 'an error map takes the issue alone, and returns a string or undefined',
  ZodIssueOptionalMessage: 'use z.core.$ZodRawIssue',
  StringValidation: 'use z.core.$ZodStringFormats',
  datetimeRegex: 'use z.regexes.datetime',
  AnyZodTuple: 'use z.ZodTuple',
  ZodNonEmptyArray: 'use z.ZodArray',
  ZodOptionalType: 'use z.ZodOptional',
  ZodNullableType: 'use z.ZodNullable',
  ZodTupleItems: 'use z.core.util.TupleItems',
  ZodUnionOptions: 'a union takes readonly z.ZodType[]',
  ZodDiscriminatedUnionOption: 'a union takes z.core.$ZodTypeDiscriminable',
  KeySchema: 'use z.core.$ZodRecordKey',
  CustomErrorParams: 'the parameters are { error, message } now',
  ProcessedCreateParams: 'the parameters are { error, message } now',
  ...told(DEFINITIONS, 'definitions look different; z.core has those of zod 4, such as z.core.$ZodStringDef'),
  ...told(ISSUES, 'an issue is a z.core.$ZodIssue, which its code tells apart'),
  ...told(INTERNALS, 'it was a part of how zod 3 worked; derive the type with z.output, z.input or z.infer'),
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
