// prettier's configuration.
import { basename, join } from 'node:path';
import { picomatch, yaml } from '../libraries.js';
import { pathBelow } from '../paths.js';
import {
  asArray,
  type Config,
  editorStyle,
  type FormatterStyle,
  folders,
  isObject,
  type Options,
  type Read,
  settled,
} from './config.js';
import type { EditorConfig } from './editorconfig.js';
import { CONFIG_NAMES } from './formatter.js';
import { readJsConfig, readJson5, type StaticObject } from './js-config.js';
import { readManifest } from './manifest.js';

/** The configuration in a folder: the `prettier` key of package.json, or a file of its own. */
export function prettierConfig(dir: string, root: string, read: Read): Config | undefined {
  const manifest = read(join(dir, 'package.json'));
  const inManifest = manifest === undefined ? undefined : readManifest(manifest).json.prettier;
  const config = (found: StaticObject | undefined): Config => ({
    formatter: 'prettier',
    dir,
    options: found?.value ?? {},
    complete: found?.complete ?? false,
    ...prettierRange(dir, root, read),
  });
  if (typeof inManifest === 'string') return config(sharedConfig(inManifest, dir, root, read));
  if (isObject(inManifest)) return config({ value: inManifest, complete: true });
  for (const name of CONFIG_NAMES.prettier) {
    const text = read(join(dir, name));
    if (text === undefined) continue;
    const value = readConfigText(name, text);
    return config(typeof value === 'string' ? sharedConfig(value, dir, root, read) : value);
  }
  return undefined;
}

/** Reads a configuration by its file name; a text is the name of a shared configuration. */
function readConfigText(name: string, text: string): StaticObject | string | undefined {
  if (/\.[cm]?[jt]s$/.test(name)) return readJsConfig(text);
  let value: unknown;
  if (name.endsWith('.toml')) value = readToml(text);
  else {
    // A file without an extension is JSON or YAML; prettier allows comments in JSON.
    value = /\.ya?ml$/.test(name) ? undefined : readJson5(text);
    try {
      value ??= yaml().parse(text);
    } catch {
      value = undefined;
    }
  }
  if (typeof value === 'string') return value;
  if (value === null) return { value: {}, complete: true };
  return isObject(value) ? { value, complete: true } : undefined;
}

/** The top level of a TOML file: numbers, booleans and strings, which is all that prettier options are. */
function readToml(text: string): Options {
  const options: Options = {};
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) break;
    const pair = /^\s*(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.+-]+))\s*(?:#.*)?$/.exec(line);
    if (!pair) continue;
    const bare = pair[4];
    options[pair[1]!] =
      bare === undefined ? (pair[2] ?? pair[3]) : bare === 'true' ? true : bare === 'false' ? false : Number(bare);
  }
  return options;
}

/** A shared configuration is a package; its main file is read the same way, from the nearest node_modules. */
function sharedConfig(name: string, dir: string, root: string, read: Read): StaticObject | undefined {
  for (const folder of folders(dir, root)) {
    const base = /^\.{1,2}\//.test(name) ? join(dir, name) : join(folder, 'node_modules', name);
    const manifest = read(join(base, 'package.json'));
    const json = manifest === undefined ? {} : readManifest(manifest).json;
    const entries = [exportOf(json.exports), json.main, 'index.json', 'index.js', 'index.mjs', 'index.cjs', ''];
    for (const entry of entries) {
      if (typeof entry !== 'string') continue;
      const path = join(base, entry);
      const text = read(path);
      const value = text === undefined ? undefined : readConfigText(basename(path), text);
      if (isObject(value)) return value as unknown as StaticObject;
    }
  }
  return undefined;
}

function exportOf(exports: unknown): unknown {
  if (!isObject(exports)) return exports;
  return exportOf(exports['.'] ?? exports.import ?? exports.default ?? exports.require);
}

/** The range prettier is declared with, for its defaults. */
export function prettierRange(dir: string, root: string, read: Read): { range?: string } {
  for (const folder of folders(dir, root)) {
    const text = read(join(folder, 'package.json'));
    const range = text === undefined ? undefined : readManifest(text).tools.prettier;
    if (range !== undefined) return { range };
  }
  return {};
}

/** The style for one file: overrides applied, .editorconfig below the configuration, defaults where all is known. */
export function prettierStyle(config: Config, file: string, editor: EditorConfig): FormatterStyle {
  const options = withOverrides(config, file);
  const { width, useTabs, tabWidth } = editorStyle(editor);
  const major = /\d+/.exec(config.range ?? '')?.[0];
  const commas = { '1': 'none', '2': 'es5', '3': 'all' }[major ?? ''];
  const value = (name: string, fromEditor: unknown, usual: unknown): unknown =>
    options[name] ?? fromEditor ?? (config.complete ? usual : undefined);
  return settled({
    formatter: 'prettier',
    width: value('printWidth', width, 80),
    useTabs: value('useTabs', useTabs, false),
    tabWidth: value('tabWidth', tabWidth, 2),
    singleQuote: value('singleQuote', undefined, false),
    semi: value('semi', undefined, true),
    trailingComma: value('trailingComma', undefined, commas),
    bracketSpacing: value('bracketSpacing', undefined, true),
  });
}

/** The settings for one file, with those of the overrides that are about it. */
export function withOverrides(config: Config, file: string): Options {
  const options = { ...config.options };
  for (const override of asArray(config.options.overrides)) {
    if (!isObject(override) || !isObject(override.options)) continue;
    if (!matchesPrettier(override.files, file, config.dir)) continue;
    if (matchesPrettier(override.excludeFiles, file, config.dir)) continue;
    Object.assign(options, override.options);
  }
  return options;
}

/** A glob without a slash is about the name of the file. */
function matchesPrettier(globs: unknown, file: string, dir: string): boolean {
  const below = pathBelow(dir, file) ?? '';
  return asArray(globs).some(
    (glob) =>
      typeof glob === 'string' && picomatch.isMatch(glob.includes('/') ? below : basename(below), glob, { dot: true }),
  );
}
