import type { Report } from '../project/types.js';
import { colorDiff } from './color.js';
import { formatDiff } from './diff.js';
import type { Format } from './formats.js';
import { formatJson } from './json.js';
import { formatPretty, type PrettyOptions } from './pretty.js';

export interface FormatOptions extends PrettyOptions {
  /** Where `report.cwd` lies in its git repository, for the diff; see `gitPrefix()`. */
  gitPrefix?: string | undefined;
  /** The code the process is going to exit with, for `json`. */
  exitCode: number;
}

/** One report in one format, as text with a final newline; an empty text for a diff of nothing. */
export function formatReport(report: Report, format: Format, options: FormatOptions): string {
  switch (format) {
    case 'pretty':
      return formatPretty(report, options);
    case 'json':
      return formatJson(report, options.exitCode);
    case 'diff':
      return colorDiff(formatDiff(report, options), options.color === true);
  }
}
