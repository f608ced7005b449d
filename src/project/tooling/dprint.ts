// dprint's configuration, as its TypeScript plugin reads it.
import { join } from 'node:path';
import { type Config, type FormatterStyle, isObject, type Read, settled } from './config.js';
import { CONFIG_NAMES } from './formatter.js';
import { readJson5 } from './js-config.js';

/** The configuration in a folder. */
export function dprintConfig(dir: string, read: Read): Config | undefined {
  for (const name of CONFIG_NAMES.dprint) {
    const text = read(join(dir, name));
    const options = text === undefined ? undefined : readJson5(text);
    if (options) return { formatter: 'dprint', dir, options, complete: options.extends === undefined };
  }
  return undefined;
}

/** The style for every file below it. */
export function dprintStyle({ options, complete }: Config): FormatterStyle {
  const language = isObject(options.typescript) ? options.typescript : {};
  const deno = language.deno === true;
  const value = (name: string, usual: unknown): unknown =>
    language[name] ?? options[name] ?? (complete ? usual : undefined);
  const quotes = value('quoteStyle', 'alwaysDouble');
  const semicolons = value('semiColons', 'prefer');
  const commas = value('trailingCommas', 'onlyMultiLine');
  return settled({
    formatter: 'dprint',
    width: value('lineWidth', deno ? 80 : 120),
    useTabs: value('useTabs', false),
    tabWidth: value('indentWidth', deno ? 2 : 4),
    singleQuote: quotes === undefined ? undefined : /single/i.test(String(quotes)),
    semi: semicolons === undefined ? undefined : semicolons !== 'asi',
    trailingComma: commas === undefined ? undefined : commas === 'never' ? 'none' : 'all',
    bracketSpacing: complete ? true : undefined,
  });
}
