import type { Hit, Kind, Severity } from '../../types.js';
import type { Language } from './languages.js';

/** One tell in source code. */
export interface SourceRow {
  rule: string;
  languages: readonly Language[];
  /** Where it begins is where the finding stands. With the `g` flag. */
  pattern: RegExp;
  /** What the file must say besides: the SDK it uses. */
  proof?: RegExp;
  /** What must stand right before the place, up to 160 characters back. */
  before?: RegExp;
  /** What the call or line around must not say. */
  unless?: RegExp;
  kind?: Kind;
  severity?: Severity;
  because?: string;
  message?: string;
  live?: Hit['live'];
  /** Only in files that are tests, or only in others. */
  tests?: boolean;
  /** Only where nothing else of its rule stands in the file: an import that another file uses. */
  alone?: boolean;
  /** It may begin inside a string: SQL in a program. Default: what begins in a string is talk. */
  inStrings?: boolean;
}

export const JVM: readonly Language[] = ['java', 'kotlin', 'scala'];

export const EVERY: readonly Language[] = [
  'python',
  'go',
  'csharp',
  'java',
  'kotlin',
  'scala',
  'rust',
  'php',
  'ruby',
  'elixir',
  'swift',
  'dart',
  'lua',
];

/** Languages that infrastructure is written in. */
export const INFRASTRUCTURE: readonly Language[] = ['typescript', 'python', 'go', 'java', 'csharp', 'kotlin'];
