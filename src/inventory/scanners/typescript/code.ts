import type { Node } from '../../../engine/node.js';
import { SourceFile } from '../../../engine/source-file.js';
import { FileError } from '../../../engine/types.js';
import { type Code, codeOf } from '../../../sessions/code.js';
import type { Hit, Reporter, ScanInput } from '../../types.js';

/** A parsed file, with all that a finding may say of a place. */
export interface ScannedCode extends Code {
  hit(rule: string, node: Node, more?: Omit<Hit, 'rule' | 'start' | 'end'>): void;
}

/** Parses a file; one that does not parse is named and left alone. */
export function openCode(input: ScanInput, report: Reporter): ScannedCode | undefined {
  let file: SourceFile;
  try {
    file = new SourceFile(input.path, input.text);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    report.skip(`does not parse (${error.message}); not looked at`);
    return undefined;
  }
  return codeOf(input, file, (rule: string, node: Node, more: Omit<Hit, 'rule' | 'start' | 'end'> = {}) =>
    report.hit({ rule, start: node.start, ...more }),
  );
}
