// Draws docs/terminal.svg for the README: the tool's own output over test/projects/npm-server, as a terminal shows it.
//   node scripts/terminal-picture.mjs [<svg file> [<program>]]      default: docs/terminal.svg, the one in dist
// Run `npm run build` first, and this again whenever the summary looks different; a test compares.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const COLUMNS = 88;
const FONT_SIZE = 14;
/** Most monospaced fonts are this wide; `textLength` makes the others fit. */
const CHARACTER = FONT_SIZE * 0.6;
const LINE = 20;
const PADDING = 20;
const TITLE_BAR = 38;

/** Dark in light mode and in dark mode, with a rim that tells it from a page of its own colour. */
const COLORS = {
  window: '#161b22',
  bar: '#21262d',
  rim: '#3d444d',
  title: '#9198a1',
  text: '#e6edf3',
  dim: '#9198a1',
  31: '#ff7b72',
  32: '#56d364',
  33: '#e3b341',
  36: '#76e3ea',
};

const [file = here('../docs/terminal.svg'), program = here('../dist/bin/mcp-v2-codemod.js')] = process.argv.slice(2);
const ARGUMENTS = ['src/'];
writeFileSync(file, draw(`npx mcp-v2-codemod ${ARGUMENTS.join(' ')}`, run(ARGUMENTS), 'weather-mcp'));

/** Runs the tool for real over a copy of the project. @returns what it wrote to standard error, colours and all */
function run(args) {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-v2-codemod-picture-'));
  try {
    cpSync(here('../test/projects/npm-server/input'), folder, { recursive: true });
    // A pipe has no width; the tool asks the stream for it.
    const width = `Object.defineProperty(process.stderr, 'columns', { value: ${COLUMNS} });`;
    const node = ['--import', `data:text/javascript,${encodeURIComponent(width)}`, program, ...args];
    const { NO_COLOR, CI, ...env } = process.env;
    const { status, stderr, error } = spawnSync(process.execPath, node, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, FORCE_COLOR: '1' },
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
    return stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The picture of a command and its output. */
function draw(command, output, title) {
  const prompt = [
    { text: '$ ', color: COLORS[32] },
    { text: command, bold: true },
  ];
  const lines = [prompt, [], ...output.trimEnd().split('\n').map(spans)];
  const width = Math.ceil(COLUMNS * CHARACTER + 2 * PADDING);
  const height = TITLE_BAR + lines.length * LINE + 2 * PADDING - (LINE - FONT_SIZE);
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, index) => `<circle cx="${PADDING + 6 + index * 20}" cy="${TITLE_BAR / 2}" r="6" fill="${color}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" xml:space="preserve">
<title id="title">${escaped(command)}, and what it prints</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9.5" fill="${COLORS.window}" stroke="${COLORS.rim}"/>
<path d="M1 ${TITLE_BAR}V10a9 9 0 0 1 9-9H${width - 10}a9 9 0 0 1 9 9V${TITLE_BAR}z" fill="${COLORS.bar}"/>
${dots.join('\n')}
<g font-family="ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace" font-size="${FONT_SIZE}">
<text x="${width / 2}" y="${TITLE_BAR / 2 + 5}" fill="${COLORS.title}" font-size="13" text-anchor="middle">${escaped(title)}</text>
${lines.flatMap((line, index) => texts(line, TITLE_BAR + PADDING + FONT_SIZE - 2 + index * LINE)).join('\n')}
</g>
</svg>
`;
}

/** The pieces of a line that look alike, by the escape sequences between them. @throws Error for one it cannot draw */
function spans(line) {
  const found = [];
  let style = {};
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours begin
  for (const [, code, text] of line.matchAll(/\u001b\[(\d+)m|([^\u001b]+)/g)) {
    if (text !== undefined) found.push({ ...style, text });
    else if (code === '0') style = {};
    else if (code === '1') style = { ...style, bold: true };
    else if (code === '2') style = { ...style, color: COLORS.dim };
    else if (code === '22') style = { color: style.color === COLORS.dim ? undefined : style.color };
    else if (code === '39') style = { ...style, color: undefined };
    else if (COLORS[code]) style = { ...style, color: COLORS[code] };
    else throw new Error(`the picture has no colour ${code}`);
  }
  return found;
}

/** One element for every run of words, each at its own column, so that columns stay straight in every font. */
function texts(line, y) {
  const elements = [];
  let column = 0;
  for (const { text, color = COLORS.text, bold } of line) {
    for (const { 0: words, index } of text.matchAll(/\S+(?: \S+)*/g)) {
      const x = round(PADDING + (column + index) * CHARACTER);
      const weight = bold ? ' font-weight="600"' : '';
      const length = round(words.length * CHARACTER);
      elements.push(`<text x="${x}" y="${y}" fill="${color}"${weight} textLength="${length}">${escaped(words)}</text>`);
    }
    column += text.length;
  }
  if (column > COLUMNS)
    throw new Error(`a line of ${column} columns does not fit: ${line.map(({ text }) => text).join('')}`);
  return elements;
}

function round(number) {
  return Number(number.toFixed(2));
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
