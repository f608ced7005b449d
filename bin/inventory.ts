import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Baseline, readBaseline } from '../src/inventory/baseline.js';
import type { InventoryReport } from '../src/inventory/report.js';
import { SEVERITIES } from '../src/inventory/types.js';
import { UsageError } from '../src/project/errors.js';
import { wantsColor } from '../src/report/color.js';
import { EXIT } from '../src/report/exit-code.js';
import { formatInventoryJson } from '../src/report/inventory-json.js';
import { formatInventoryMarkdown } from '../src/report/inventory-markdown.js';
import { formatInventoryPretty } from '../src/report/inventory-pretty.js';
import { abortOnInterrupt } from './interrupt.js';
import type { Host } from './main.js';
import type { InventoryRequest } from './options.js';
import { checkOutput, writeOutput } from './output-file.js';
import { write } from './streams.js';

/**
 * `inventory [paths…]`: lists everything that assumes a session, in the order of a plan. Changes nothing.
 *
 * @returns 1 when `--fail-on` finds what it looks for; 3 when a file could not be read.
 * @throws UsageError for paths that match nothing, and a baseline or output that cannot be used.
 */
export async function inventory(request: InventoryRequest, host: Host): Promise<number> {
  const cwd = host.cwd();
  if (request.output !== undefined) await checkOutput(request.output, cwd);
  const baseline = request.baseline === undefined ? undefined : await baselineFrom(request.baseline, cwd);
  const interrupt = abortOnInterrupt(host);
  const run = await import('../src/inventory/run.js');
  const report = await run
    .inventory({ ...request.options, cwd, signal: interrupt.signal, ...(baseline && { baseline }) })
    .finally(() => interrupt.release());
  const code = exitCodeOf(report, request);
  const text = render(report, request, host, code);
  if (request.output === undefined) await write(host.stdout, text);
  else await writeOutput(request.output, cwd, text);
  return code;
}

function render(
  report: InventoryReport,
  { format, display, output }: InventoryRequest,
  host: Host,
  code: number,
): string {
  if (format === 'json') return formatInventoryJson(report, code);
  if (format === 'markdown') return formatInventoryMarkdown(report);
  return formatInventoryPretty(report, {
    color: output === undefined && wantsColor(host.stdout, host.env, display.color),
    width: host.stdout.columns || 100,
  });
}

function exitCodeOf(report: InventoryReport, { failOn }: InventoryRequest): number {
  if (report.interrupted) return EXIT.interrupted;
  const limit = failOn === undefined ? -1 : SEVERITIES.indexOf(failOn);
  if (report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)) return EXIT.found;
  return report.failures.some(({ kind }) => kind === 'unreadable') ? EXIT.failures : EXIT.done;
}

async function baselineFrom(file: string, cwd: string): Promise<Baseline> {
  try {
    return readBaseline(await readFile(resolve(cwd, file), 'utf8'));
  } catch (error) {
    throw new UsageError(`--baseline ${file} cannot be used: ${(error as Error).message}`);
  }
}
