// oxfmt's configuration: prettier's settings, with defaults of its own.
import { join } from 'node:path';
import { type Config, editorStyle, type FormatterStyle, type Read, settled } from './config.js';
import type { EditorConfig } from './editorconfig.js';
import { CONFIG_NAMES } from './formatter.js';
import { readJsConfig, readJson5 } from './js-config.js';
import { withOverrides } from './prettier.js';

/** The configuration in a folder. */
export function oxfmtConfig(dir: string, read: Read): Config | undefined {
  for (const name of CONFIG_NAMES.oxfmt) {
    const text = read(join(dir, name));
    if (text === undefined) continue;
    if (/\.[cm]?[jt]s$/.test(name)) {
      const found = readJsConfig(text);
      return { formatter: 'oxfmt', dir, options: found?.value ?? {}, complete: found?.complete ?? false };
    }
    const options = readJson5(text);
    return { formatter: 'oxfmt', dir, options: options ?? {}, complete: options !== undefined };
  }
  return undefined;
}

/** The style for one file: overrides applied, .editorconfig below the configuration, defaults where all is known. */
export function oxfmtStyle(config: Config, file: string, editor: EditorConfig): FormatterStyle {
  const options = withOverrides(config, file);
  const { width, useTabs, tabWidth } = editorStyle(editor);
  const quotes = editor.quote_type === undefined ? undefined : editor.quote_type === 'single';
  const value = (name: string, fromEditor: unknown, usual: unknown): unknown =>
    options[name] ?? fromEditor ?? (config.complete ? usual : undefined);
  return settled({
    formatter: 'oxfmt',
    width: value('printWidth', width, 100),
    useTabs: value('useTabs', useTabs, false),
    tabWidth: value('tabWidth', tabWidth, 2),
    singleQuote: value('singleQuote', quotes, false),
    semi: value('semi', undefined, true),
    trailingComma: value('trailingComma', undefined, 'all'),
    bracketSpacing: value('bracketSpacing', undefined, true),
  });
}
