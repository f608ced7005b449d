// The report of run.mjs as markdown.

/** What the tool is compared with besides its peer, and the column's title. */
const FLOORS = [
  ['floor', 'times the floor'],
  ['print', 'times jscodeshift'],
];

/** @param report what run.mjs prints with --json */
export function markdown(report) {
  const ids = Object.keys(report.tools);
  const floors = FLOORS.filter(([id]) => ids.includes(id));
  const lines = [
    `${report.date} · Node ${report.node} · ${report.machine} · medians of ${report.runs}, interleaved · load ${report.load.toFixed(1)}`,
    '',
    row([
      'input',
      ...ids.flatMap((id) => [`${report.tools[id]}: time`, 'peak memory']),
      'times faster',
      ...floors.map(([, title]) => title),
    ]),
    row(['---', ...ids.flatMap(() => ['---:', '---:']), '---:', ...floors.map(() => '---:')]),
  ];
  for (const result of report.results) {
    lines.push(
      row([
        result.input,
        ...ids.flatMap((id) => cells(result[id])),
        ratio(result.peer, result.ours),
        ...floors.map(([id]) => ratio(result.ours, result[id])),
      ]),
    );
  }
  lines.push('');
  if (report.corpusSpeedup) {
    const { times, inputs } = report.corpusSpeedup;
    lines.push(`Corpus, geometric mean of ${inputs}: ${times.toFixed(2)} times as fast as ${report.tools.peer}.`);
  }
  for (const result of report.results) {
    for (const id of ids) {
      if (result[id].exitCode) lines.push(`${result.input}, ${report.tools[id]}: exit code ${result[id].exitCode}`);
      if (result[id].runs < report.runs) lines.push(`${result.input}, ${report.tools[id]}: one run`);
      if (result[id].note) lines.push(`${result.input}, ${report.tools[id]}: ${result[id].note}${reason(result[id])}`);
    }
  }
  if (report.inProcess) {
    const { files, bytes, parseMs, pipelineMs, ratio: times } = report.inProcess;
    lines.push(
      `In one warm process, ${files} corpus files (${Math.round(bytes / 1024)} KB): parsing ${parseMs.toFixed(1)} ms, ` +
        `whole pipeline ${pipelineMs.toFixed(1)} ms (${times.toFixed(2)} times).`,
    );
  }
  return lines.join('\n').trimEnd();
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}

function cells({ ms, peakMB, note }) {
  const memory = peakMB ? `${note ? '≥ ' : ''}${Math.round(peakMB)} MB` : '–';
  return [note ? `${note} (after ${seconds(ms)})` : seconds(ms), memory];
}

function seconds(ms) {
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`;
}

/** How many times the first takes of the second; a dash when either did not come through. */
function ratio(slow, fast) {
  return slow.note || fast.note ? '–' : (slow.ms / fast.ms).toFixed(2);
}

function reason({ stderr }) {
  return stderr ? ` (${stderr})` : '';
}
