// biome's configuration.
import { dirname, join } from 'node:path';
import { picomatch } from '../libraries.js';
import { pathBelow } from '../paths.js';
import {
  asArray,
  type Config,
  editorStyle,
  type FormatterStyle,
  folders,
  isObject,
  merge,
  type Options,
  type Read,
  settled,
} from './config.js';
import type { EditorConfig } from './editorconfig.js';
import { CONFIG_NAMES } from './formatter.js';
import { readJson5 } from './js-config.js';

/** The configuration in a folder; undefined when there is none, or its formatter is switched off. */
export function biomeConfig(dir: string, root: string, read: Read): Config | undefined {
  for (const name of CONFIG_NAMES.biome) {
    const text = read(join(dir, name));
    const own = text === undefined ? undefined : readJson5(text);
    if (!own) continue;
    let options: Options = {};
    let complete = true;
    for (const base of asArray(own.extends)) {
      const inherited = base === '//' ? rootBiome(dir, root, read) : readBase(base, dir, read);
      if (inherited) options = merge(options, inherited);
      else complete = false;
    }
    options = merge(options, own);
    const formats = (part: unknown) => !isObject(part) || part.enabled !== false;
    const language = isObject(options.javascript) ? options.javascript.formatter : undefined;
    if (!formats(options.formatter) || !formats(language)) return undefined;
    return { formatter: 'biome', dir, options, complete };
  }
  return undefined;
}

/** `"extends": "//"`: the configuration at the root of the repository. */
function rootBiome(dir: string, root: string, read: Read): Options | undefined {
  if (dir === root || dirname(dir) === dir) return undefined;
  for (const folder of folders(dirname(dir), root)) {
    for (const name of CONFIG_NAMES.biome) {
      const text = read(join(folder, name));
      const options = text === undefined ? undefined : readJson5(text);
      if (options && options.root !== false) return options;
    }
  }
  return undefined;
}

function readBase(base: unknown, dir: string, read: Read): Options | undefined {
  if (typeof base !== 'string' || !base.startsWith('.')) return undefined;
  const text = read(join(dir, base));
  return text === undefined ? undefined : readJson5(text);
}

/** The style for one file. */
export function biomeStyle(config: Config, file: string, editor: () => EditorConfig): FormatterStyle {
  let options = config.options;
  for (const override of asArray(options.overrides)) {
    if (isObject(override) && matchesBiome(override.includes ?? override.include, file, config.dir)) {
      options = merge(options, override);
    }
  }
  const general = isObject(options.formatter) ? options.formatter : {};
  const language =
    isObject(options.javascript) && isObject(options.javascript.formatter) ? options.javascript.formatter : {};
  const { width, useTabs, tabWidth } = general.useEditorconfig === true ? editorStyle(editor()) : {};
  const value = (name: string, fromEditor: unknown, usual: unknown): unknown =>
    language[name] ?? general[name] ?? fromEditor ?? (config.complete ? usual : undefined);
  const indent = value('indentStyle', useTabs === undefined ? undefined : useTabs ? 'tab' : 'space', 'tab');
  const quotes = value('quoteStyle', undefined, 'double');
  const semicolons = value('semicolons', undefined, 'always');
  // `trailingComma` is the name biome 1 had first.
  const commas = value('trailingCommas', language.trailingComma, 'all');
  return settled({
    formatter: 'biome',
    width: value('lineWidth', width, 80),
    useTabs: indent === undefined ? undefined : indent === 'tab',
    tabWidth: value('indentWidth', tabWidth, 2),
    singleQuote: quotes === undefined ? undefined : quotes === 'single',
    semi: semicolons === undefined ? undefined : semicolons === 'always',
    trailingComma: commas,
    bracketSpacing: value('bracketSpacing', undefined, true),
  });
}

/** The last glob that matches decides; one that begins with `!` excludes. */
function matchesBiome(globs: unknown, file: string, dir: string): boolean {
  const below = pathBelow(dir, file);
  let matched = false;
  for (const glob of asArray(globs)) {
    if (typeof glob !== 'string' || below === undefined) continue;
    const negated = /^!+/.exec(glob)?.[0] ?? '';
    if (picomatch.isMatch(below, glob.slice(negated.length).replace(/^\.\//, ''), { dot: true }))
      matched = negated === '';
  }
  return matched;
}
