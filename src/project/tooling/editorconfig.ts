// .editorconfig, as far as formatters take it into account.
import { dirname, join } from 'node:path';
import { picomatch } from '../libraries.js';
import { pathBelow } from '../paths.js';

/** Properties in lower case, as they apply to one file. */
export type EditorConfig = Readonly<Record<string, string>>;

/**
 * Collects what the .editorconfig files above a file say about it: nearer files and later sections win, `root = true`
 * and `root` end the search.
 *
 * @param read Text of a file, undefined when there is none.
 */
export function editorConfigFor(file: string, root: string, read: (path: string) => string | undefined): EditorConfig {
  const layers: Record<string, string>[] = [];
  for (let dir = dirname(file); ; dir = dirname(dir)) {
    const text = read(join(dir, '.editorconfig'));
    if (text !== undefined) {
      const { sections, isRoot } = parseEditorConfig(text);
      const below = pathBelow(dir, file) ?? '';
      layers.unshift(
        Object.assign({}, ...sections.filter(({ glob }) => matches(glob, below)).map(({ values }) => values)),
      );
      if (isRoot) break;
    }
    if (dir === root || dir === dirname(dir)) break;
  }
  return Object.assign({}, ...layers) as EditorConfig;
}

interface Section {
  glob: string;
  values: Record<string, string>;
}

function parseEditorConfig(text: string): { sections: Section[]; isRoot: boolean } {
  const sections: Section[] = [];
  let isRoot = false;
  for (const raw of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const line = raw.trim();
    const header = /^\[(.*)\]$/.exec(line);
    const pair = /^([^=:#;][^=:]*?)\s*[=:]\s*(.*?)(?:\s+[#;].*)?$/.exec(line);
    if (header) sections.push({ glob: header[1]!, values: {} });
    else if (pair) {
      const [key, value] = [pair[1]!.toLowerCase(), pair[2]!.toLowerCase()];
      const section = sections.at(-1);
      if (section) section.values[key] = value;
      else if (key === 'root') isRoot = value === 'true';
    }
  }
  return { sections, isRoot };
}

/** A glob without a slash is about the name of a file in any folder below. */
function matches(glob: string, below: string): boolean {
  const pattern = glob.includes('/') ? glob.replace(/^\//, '') : `**/${glob}`;
  return picomatch.isMatch(below, pattern, { dot: true });
}
