import type { Style } from '../engine/style.js';
import type { Disk } from './disk.js';
import { findGitRoot } from './repository.js';
import { type Config, createFormatterConfigs, createFormatterStyles, type FormatterStyle } from './tooling.js';

/** Tells the engine how the project's formatter is set, for what a file itself cannot tell. */
export class StyleFinder {
  /** The formatter that has a say over a file. */
  readonly formatterOf: (file: string) => Config | undefined;
  private readonly styles: (file: string) => FormatterStyle;

  constructor(disk: Disk, cwd: string) {
    const read = (path: string) => disk.read(path);
    const root = findGitRoot(cwd) ?? cwd;
    this.formatterOf = createFormatterConfigs(read, root);
    this.styles = createFormatterStyles(read, root, this.formatterOf);
  }

  styleFor(file: string): Partial<Style> {
    const { width, useTabs, tabWidth, singleQuote, semi, trailingComma, bracketSpacing } = this.styles(file);
    return {
      ...(width !== undefined && { width }),
      ...(useTabs ? { indent: '\t' } : tabWidth !== undefined && { indent: ' '.repeat(tabWidth) }),
      ...(singleQuote !== undefined && { quote: singleQuote ? ("'" as const) : ('"' as const) }),
      ...(semi !== undefined && { semi }),
      ...(trailingComma !== undefined && { trailingComma: trailingComma !== 'none' }),
      ...(bracketSpacing !== undefined && { bracketSpacing }),
    };
  }
}
