// What the readers of formatter configurations share.
import { dirname } from 'node:path';
import type { EditorConfig } from './editorconfig.js';
import type { Formatter } from './formatter.js';

/** What is known of a formatter's settings; a missing one is not known, or is the person's editor's business. */
export interface FormatterStyle {
  width?: number;
  formatter?: Formatter;
  useTabs?: boolean;
  tabWidth?: number;
  singleQuote?: boolean;
  semi?: boolean;
  trailingComma?: 'all' | 'es5' | 'none';
  bracketSpacing?: boolean;
}

/** The text of a file, undefined when there is none. */
export type Read = (path: string) => string | undefined;

export type Options = Record<string, unknown>;

/** A configuration that governs a folder and those below. */
export interface Config {
  formatter: Formatter;
  /** Folder that globs in it are relative to. */
  dir: string;
  options: Options;
  /** All settings are known: those that are not set have the formatter's defaults. */
  complete: boolean;
  /** Range of prettier in package.json, when it is known: its defaults changed over time. */
  range?: string;
}

/** A folder and those above it, up to `root`, nearest first. */
export function folders(start: string, root: string): string[] {
  const parent = dirname(start);
  return start === root || parent === start ? [start] : [start, ...folders(parent, root)];
}

/** What .editorconfig says of a style. */
export function editorStyle(editor: EditorConfig): FormatterStyle {
  const number = (text: string | undefined) => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);
  const style = editor.indent_style;
  const size = editor.indent_size === 'tab' ? editor.tab_width : (editor.indent_size ?? editor.tab_width);
  return settled({
    width: number(editor.max_line_length),
    useTabs: style === 'tab' ? true : style === 'space' ? false : undefined,
    tabWidth: number(size),
  });
}

export function merge(base: Options, over: Options): Options {
  const result: Options = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return result;
}

/** Drops what is not known, and what is not a value the setting can have. */
export function settled(style: { [K in keyof FormatterStyle]: unknown }): FormatterStyle {
  const fits = ([key, value]: [string, unknown]) => {
    if (key === 'width' || key === 'tabWidth') return typeof value === 'number' && value > 0;
    if (key === 'trailingComma') return value === 'all' || value === 'es5' || value === 'none';
    return typeof value === (key === 'formatter' ? 'string' : 'boolean');
  };
  return Object.fromEntries(Object.entries(style).filter(fits)) as FormatterStyle;
}

export function isObject(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asArray(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
