// The style a project's formatter is configured to, for code that is written fresh.
import { dirname, join } from 'node:path';
import { biomeConfig, biomeStyle } from './biome.js';
import { type Config, editorStyle, type FormatterStyle, type Read } from './config.js';
import { dprintConfig, dprintStyle } from './dprint.js';
import { editorConfigFor } from './editorconfig.js';
import { CONFIG_NAMES, detectFormatter, formatScript } from './formatter.js';
import { readManifest } from './manifest.js';
import { oxfmtConfig, oxfmtStyle } from './oxfmt.js';
import { prettierConfig, prettierRange, prettierStyle } from './prettier.js';

/**
 * Finds which formatter has a say over a file: prettier (also in package.json and, as far as it can be read without
 * running it, in a JavaScript file), biome, oxfmt or dprint by what is configured nearest, else the one that the nearest
 * package declares; ESLint only where no formatter is. Configurations are read once per folder.
 *
 * @param read Reads a file; handed in, so that this stays free of the disk.
 * @param root The git root: no folder above it is looked at.
 * @returns For the absolute path of a source file, the configuration over it; undefined when there is no formatter.
 */
export function createFormatterConfigs(read: Read, root: string): (file: string) => Config | undefined {
  const texts = new Map<string, string | undefined>();
  const once: Read = (path) => {
    if (!texts.has(path)) texts.set(path, read(path));
    return texts.get(path);
  };
  const configs = new Map<string, Config | undefined>();
  const declared = new Map<string, Config | undefined>();
  const linters = new Map<string, Config | undefined>();
  return (file) => {
    const dir = dirname(file);
    return (
      nearest(dir, root, configs, (at) => configIn(at, root, once)) ??
      nearest(dir, root, declared, (at) => declaredIn(at, root, once, false)) ??
      nearest(dir, root, linters, (at) => declaredIn(at, root, once, true))
    );
  };
}

/**
 * Looks the style up for files, by the formatter over them (see `createFormatterConfigs`); .editorconfig for prettier
 * and where nothing else is.
 *
 * @param read Reads a file; handed in, so that this stays free of the disk.
 * @param root The git root: no folder above it is looked at.
 * @param configOf Which formatter has a say over a file.
 * @returns For the absolute path of a source file, the style of code in it.
 */
export function createFormatterStyles(
  read: Read,
  root: string,
  configOf = createFormatterConfigs(read, root),
): (file: string) => FormatterStyle {
  const texts = new Map<string, string | undefined>();
  const once: Read = (path) => {
    if (!texts.has(path)) texts.set(path, read(path));
    return texts.get(path);
  };
  return (file) => {
    const config = configOf(file);
    const editor = () => editorConfigFor(file, root, once);
    switch (config?.formatter) {
      case 'prettier':
        return prettierStyle(config, file, editor());
      case 'biome':
        return biomeStyle(config, file, editor);
      case 'oxfmt':
        return oxfmtStyle(config, file, editor());
      case 'dprint':
        return dprintStyle(config);
      default:
        return { ...(config ? { formatter: config.formatter } : {}), ...editorStyle(editor()) };
    }
  };
}

/** The first answer from a folder upwards; every folder is asked once, however many files lie below it. */
function nearest(
  dir: string,
  root: string,
  known: Map<string, Config | undefined>,
  ask: (dir: string) => Config | undefined,
): Config | undefined {
  if (!known.has(dir)) {
    const up = dirname(dir);
    known.set(dir, ask(dir) ?? (dir === root || up === dir ? undefined : nearest(up, root, known, ask)));
  }
  return known.get(dir);
}

/** The configuration file in a folder: the nearest folder that has one decides, whatever lies above it. */
function configIn(dir: string, root: string, read: Read): Config | undefined {
  const prettier = () => prettierConfig(dir, root, read);
  const biome = () => biomeConfig(dir, root, read);
  const oxfmt = () => oxfmtConfig(dir, read);
  const dprint = () => dprintConfig(dir, read);
  // With several in one folder, the formatting script or the dependencies tell which of them formats.
  const manifest = read(join(dir, 'package.json'));
  const named = manifest === undefined ? undefined : detectFormatter([manifest], []);
  const all = [prettier, biome, oxfmt, dprint];
  const first = named === 'biome' ? biome : named === 'oxfmt' ? oxfmt : named === 'dprint' ? dprint : prettier;
  const order = [first, ...all.filter((one) => one !== first)];
  for (const config of order) {
    const result = config();
    if (result) return result;
  }
  return undefined;
}

/**
 * Without a configuration file: a formatter that a folder's manifest declares formats with its defaults. A linter that
 * no script names as the formatter gives way to a formatter declared further up.
 */
function declaredIn(dir: string, root: string, read: Read, lintersToo: boolean): Config | undefined {
  const text = read(join(dir, 'package.json'));
  const names = CONFIG_NAMES.eslint.filter((name) => read(join(dir, name)) !== undefined);
  const formatter = detectFormatter(text === undefined ? [] : [text], names);
  // dprint does nothing without its file.
  if (!formatter || formatter === 'dprint') return undefined;
  const named = text !== undefined && formatScript(readManifest(text)) !== undefined;
  if (formatter === 'eslint' && !named && !lintersToo) return undefined;
  return { formatter, dir, options: {}, complete: true, ...prettierRange(dir, root, read) };
}
