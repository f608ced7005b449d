import type { Report } from '../src/project/types.js';
import { abortOnInterrupt } from './interrupt.js';
import type { Api, Host } from './main.js';
import type { MigrateRequest } from './options.js';
import { checkOutput } from './output-file.js';
import { startProgress } from './progress.js';

/** The main command: migrate, print the product and the summary, answer with the exit code. */
export async function migrate(
  load: () => Promise<Pick<Api, 'migrate'>>,
  request: MigrateRequest,
  host: Host,
): Promise<number> {
  if (request.output !== undefined) await checkOutput(request.output, host.cwd());
  const api = await load();
  const report = await runMigration(api, request, host);
  const { printInterrupted, printReport } = await import('./print.js');
  return report === undefined || report.interrupted
    ? printInterrupted(report, request, host)
    : printReport(report, request, host);
}

/** Runs `migrate()` with a progress bar and Ctrl-C. Undefined when it was aborted before there was a report. */
async function runMigration(
  api: Pick<Api, 'migrate'>,
  request: MigrateRequest,
  host: Host,
): Promise<Report | undefined> {
  const watched = host.stderr.isTTY === true && host.env.TERM !== 'dumb' && !request.display.quiet;
  const progress = watched ? await startProgress(host.stderr) : undefined;
  const interrupt = abortOnInterrupt(host);
  try {
    return await api.migrate({
      ...request.options,
      cwd: host.cwd(),
      signal: interrupt.signal,
      ...(progress && { onProgress: progress.onProgress }),
    });
  } catch (error) {
    if (interrupt.signal.aborted && (error as Error | undefined)?.name === 'AbortError') return undefined;
    throw error;
  } finally {
    interrupt.release();
    progress?.stop();
  }
}
