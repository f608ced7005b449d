import type { Style } from '../engine/style.js';
import type { Disk } from './disk.js';
import { findGitRoot } from './repository.js';
import { createFormatterStyles, type FormatterStyle } from './tooling.js';

/** Tells the engine how the project's formatter is set, for what a file itself cannot tell. */
export class StyleFinder {
  private readonly styles: (file: string) => FormatterStyle;

  constructor(disk: Disk, cwd: string) {
    this.styles = createFormatterStyles((path) => disk.read(path), findGitRoot(cwd) ?? cwd);
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
