import type { ParserOptions, ParserPlugin } from '@babel/parser';
import { parse as babelParse } from './commonjs.cjs';
import type { Comment, Node } from './node.js';
import { FileError } from './types.js';

/** What kind of file this is, by its extension; it decides the parser's plugins. */
export type Language = 'ts' | 'tsx' | 'js';

export function languageOf(filename: string): Language {
  if (/\.tsx$/i.test(filename)) return 'tsx';
  if (/\.[cm]?ts$/i.test(filename)) return 'ts';
  return 'js';
}

const COMMON: ParserPlugin[] = [
  'decorators-legacy',
  'decoratorAutoAccessors',
  ['importAttributes', { deprecatedAssertSyntax: true }],
  'explicitResourceManagement',
  'sourcePhaseImports',
  'deferredImportEvaluation',
];

/**
 * `.ts` must not get `jsx` (`<any>x` is a cast there) and `.tsx` must (field-notes §4 row 19); JavaScript gets `jsx`
 * and, where the file asks for it, Flow.
 */
function pluginsFor(language: Language, filename: string, text: string): ParserPlugin[] {
  if (/\.d\.[cm]?ts$/i.test(filename)) return [['typescript', { dts: true }], ...COMMON];
  if (language === 'ts') return ['typescript', ...COMMON];
  if (language === 'tsx') return ['typescript', 'jsx', ...COMMON];
  return /@flow\b/.test(text.slice(0, 1000)) ? ['jsx', 'flow', ...COMMON] : ['jsx', ...COMMON];
}

/**
 * Errors Babel recovers from that are not errors of syntax: the type checker's business, or rules this tool need not
 * enforce. Everything else Babel recovered from (a missing semicolon, say) means the text is not what its author meant.
 */
const HARMLESS = new Set([
  'VarRedeclaration',
  'ModuleExportUndefined',
  'DuplicateExport',
  'DuplicateConstructor',
  'DuplicateAccessibilityModifier',
  'DuplicateProto',
  'ParamDupe',
  'StrictDelete',
  'StrictWith',
  'StrictOctalLiteral',
  'StrictNumericEscape',
  'StrictEvalArguments',
  'StrictEvalArgumentsBinding',
  'DecoratorExportClass',
  'DecoratorsBeforeAfterExport',
  'UnsupportedParameterDecorator',
  'UnsupportedPropertyDecorator',
  'DecoratorConstructor',
  'AbstractMethodHasImplementation',
  'AbstractPropertyHasInitializer',
  'NonAbstractClassHasAbstractMethod',
  'DeclareFunctionHasImplementation',
  'InvalidModifierOnTypeMember',
  'OptionalTypeBeforeRequired',
  'InitializerNotAllowedInAmbientContext',
  // Babel's own spelling.
  'ConstInitiailizerMustBeStringOrNumericLiteralOrLiteralEnumReference',
  'SetAccessorCannotHaveReturnType',
  'OverrideNotInSubClass',
  'PrivateElementHasAccessibility',
  'PrivateElementHasAbstract',
  'SingleTypeParameterWithoutTrailingComma',
  'TupleOptionalAfterType',
]);

export interface Parsed {
  ast: Node;
  comments: Comment[];
  /** Whether the text is an ES module (has import/export), as Babel saw it. */
  isModule: boolean;
  /** Harmless errors, by Babel's names for them: what an output must not have more of than its input. */
  doubts: string[];
}

/**
 * Parses one source text.
 * @throws FileError kind `syntax`, with the position, when the text does not parse.
 */
export function parse(text: string, filename: string): Parsed {
  const language = languageOf(filename);
  const options: ParserOptions = {
    sourceType: 'unambiguous',
    plugins: pluginsFor(language, filename, text),
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowNewTargetOutsideFunction: true,
    allowUndeclaredExports: true,
  };
  let { file, error } = attempt(text, options);
  // Without import and export Babel has still read it as a module, in strict mode; a script may do more.
  if (error && !/^\s*(?:import|export)\b/m.test(text)) {
    const script = attempt(text, { ...options, sourceType: 'script' });
    if (!script.error) ({ file, error } = script);
  }
  if (error) throw syntaxError(error);
  return {
    ast: file,
    comments: file.comments,
    isModule: file.program.sourceType === 'module',
    doubts: (file.errors ?? []).map((doubt: any) => doubt.reasonCode),
  };
}

function attempt(text: string, options: ParserOptions): { file?: any; error?: any } {
  try {
    const file: any = babelParse(text, options);
    return { file, error: file.errors?.find((error: any) => !HARMLESS.has(error.reasonCode)) };
  } catch (error) {
    return { error };
  }
}

function syntaxError(error: any): FileError {
  const message = String(error.message ?? error).replace(/\s*\(\d+:\d+\)\s*$/, '');
  return new FileError('syntax', message, error.loc?.line, error.loc ? error.loc.column + 1 : undefined);
}
