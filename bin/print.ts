// Where the parts of a report go. Loaded after the run: nothing here is needed for --help.

import type { Report } from '../src/project/types.js';
import { wantsColor } from '../src/report/color.js';
import { patchPaths } from '../src/report/diff.js';
import { EXIT, exitCode } from '../src/report/exit-code.js';
import { formatReport } from '../src/report/format.js';
import type { Format } from '../src/report/formats.js';
import { gitPrefix } from '../src/report/git-prefix.js';
import { errorLines, interruptedLine } from '../src/report/lines.js';
import { RULES } from '../src/sdk/rules.js';
import type { Host } from './main.js';
import type { MigrateRequest } from './options.js';
import { writeOutput } from './output-file.js';
import { write } from './streams.js';

/**
 * Prints the product to standard output or `--output`, the summary and warnings to standard error.
 *
 * @returns The exit code.
 */
export async function printReport(report: Report, request: MigrateRequest, host: Host): Promise<number> {
  const { check, display, format, output } = request;
  const code = exitCode(report, { check });
  const git = format === 'diff' ? gitPrefix(host.cwd()) : undefined;
  const titles = new Map(RULES.map(({ id, title }) => [id, title]));
  const render = (what: Format, stream?: Host['stdout']): string =>
    formatReport(report, what, {
      // FORCE_COLOR must not break "--dry-run | git apply": a diff is coloured for a terminal only.
      color: stream !== undefined && (what !== 'diff' || stream.isTTY === true) && colored(stream, request, host),
      width: stream?.columns || 100,
      check,
      ruleTitle: (rule) => titles.get(rule),
      gitPrefix: git,
      exitCode: code,
    });

  if (format !== undefined && output !== undefined) await writeOutput(output, host.cwd(), render(format));
  else if (format !== undefined) await write(host.stdout, render(format, host.stdout));

  const summarized = format === 'pretty' && output === undefined;
  if (display.quiet) await write(host.stderr, summarized ? '' : errorLines(report));
  else {
    if (!summarized) await write(host.stderr, render('pretty', host.stderr));
    if (format === 'diff' && report.dryRun) await write(host.stderr, whereToApply(report, git));
  }
  return code;
}

/**
 * After Ctrl-C: one line. Half a diff must not reach `git apply`, so there is no product but JSON, which says that the
 * run was interrupted.
 *
 * @param report Undefined when the run ended before there was one.
 */
export async function printInterrupted(
  report: Report | undefined,
  request: MigrateRequest,
  host: Host,
): Promise<number> {
  if (report && request.format === 'json') {
    const json = formatReport(report, 'json', { exitCode: EXIT.interrupted });
    if (request.output === undefined) await write(host.stdout, json);
    else await writeOutput(request.output, host.cwd(), json);
  }
  await write(host.stderr, `${interruptedLine(report)}\n`);
  return EXIT.interrupted;
}

function colored(stream: Host['stdout'], request: MigrateRequest, host: Host): boolean {
  return wantsColor(stream, host.env, request.display.color);
}

/** A warning when the diff reaches outside the current folder, where `git apply` would not take it. */
function whereToApply(report: Report, git: string | undefined): string {
  const { applyIn } = patchPaths(report, { gitPrefix: git });
  if (applyIn === undefined) return '';
  return `\nwarning: the diff covers files outside this folder, so its paths start at ${applyIn}: apply it with git -C ${applyIn} apply\n`;
}
