import type { Hit, Reporter, ScanInput, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { headerHits } from './source/header.js';
import { type Language, languageOfPath } from './source/languages.js';
import { type Code, readCode } from './source/mask.js';
import type { SourceRow } from './source/row.js';
import { SOURCE_ROWS } from './source/rows.js';

/** Source code of languages the codemod does not rewrite. */
export const sourceScanner: Scanner = {
  id: 'source',
  handles: (path) => (languageOfPath(path)?.language ?? 'typescript') !== 'typescript',
  mentions:
    /modelcontextprotocol|^[ \t]*(?:from|import)[ \t]+mcp\b|StreamableHTTPSessionManager|RunSessionHandler|SessionMigrationHandler|EventStreamStore|MaxIdleSessionCount|HttpTransportMode|HttpServerSessionMode|mcpWebSocket|LocalSessionManager|mcp[-_.:/]?session|M(?:cp|CP)\w*Session|mcp_sess|fastmcp|\bsse\b|sse_|Sse|SSE|stickiness|Stickiness|ClientIP|event_?store|EventStore|session_?id|last-event-id|fly-|rmcp|mcp-go|go-sdk|EnableLegacySse|Stateless|IdleTimeout|stateless_http|StreamableServerTransport|mcpStreamableHttp|mcp\s*[({]|sticky|[sS]ession_?[aA]ffinity|[cC]lient_?[aA]ffinity|[cC]ookie_?[bB]ased_?[aA]ffinity|spring\.ai\.mcp|SessionStore|session_store|RedisTransport|AgentCore-Runtime|[aA]llow(?:ed)?_?[mM]ethods|WithMethods|^[ \t]*workers\s*=\s*1\b/im,
  scan: bounded(scanSource),
};

/** Infrastructure written as code in TypeScript: of the rest of it the tree is read elsewhere. */
export const infrastructureScanner: Scanner = {
  id: 'infrastructure',
  handles: (path) => languageOfPath(path)?.language === 'typescript',
  mentions: /stickiness|ClientIP|sessionAffinity|clientAffinity|cookieBasedAffinity|stickySessions/i,
  scan: bounded(scanSource),
};

function scanSource(input: ScanInput, report: Reporter): void {
  const { language, style } = languageOfPath(input.path)!;
  const file = new SourceFile(input, readCode(input.text, style));
  const isTest = /(?:^|[/._-])(?:tests?|specs?|__tests__|e2e)(?:[/._-]|$)|_test\.go$|Tests?\.(?:cs|java|kt)$/i.test(
    input.path,
  );
  const taken = new Set<string>();
  for (const row of SOURCE_ROWS) if (applies(row, language, file, isTest)) findRow(row, file, input, report, taken);
  if (HAS_HEADERS.test(language)) for (const hit of headerHits(file.code, isTest)) once(hit, input, report, taken);
  if (language === 'python') {
    statefulByDefault(file.text, report);
    if (/gunicorn[^/]*\.py$/i.test(input.path)) singleWorker(input.text, input, report);
  }
}

/** In the others a row knows the header, or the scanner of the language. */
const HAS_HEADERS = /^(?!typescript$|xml$|sql$|properties$|query$|prisma$|cargo$|jsonnet$)/;

/** A file, and what all rows ask of it. */
class SourceFile {
  readonly text: string;
  private importing: readonly string[] | undefined;
  private readonly proofs = new Map<RegExp, boolean>();

  constructor(
    readonly input: ScanInput,
    readonly code: Code,
  ) {
    this.text = code.text;
  }

  /** Many rows ask the same. */
  says(proof: RegExp): boolean {
    let answer = this.proofs.get(proof);
    if (answer === undefined) {
      answer = proof.test(this.text);
      this.proofs.set(proof, answer);
    }
    return answer;
  }

  /** A file that uses an MCP SDK is about MCP. */
  get imports(): readonly string[] {
    this.importing ??=
      /^[ \t]*(?:import|from|using|use|require|alias)\b.*\b(?:fast)?mcp\b.*$/im.exec(this.text)?.slice(0, 1) ?? [];
    return this.importing;
  }
}

function applies(row: SourceRow, language: Language, file: SourceFile, isTest: boolean): boolean {
  if (!row.languages.includes(language) || (row.tests !== undefined && row.tests !== isTest)) return false;
  return row.proof === undefined || file.says(row.proof);
}

/** More matches of a row in one file are data, not code. */
const MAX_MATCHES = 2000;

function findRow(row: SourceRow, file: SourceFile, input: ScanInput, report: Reporter, taken: Set<string>): void {
  const { text, code } = file;
  let count = 0;
  for (const match of text.matchAll(row.pattern)) {
    const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
    if (!row.inStrings && code.inString(start)) continue;
    if (row.before && !row.before.test(text.slice(Math.max(0, start - 160), start))) continue;
    if (row.alone && [...taken].some((key) => key.startsWith(`${row.rule}:`))) return;
    if (++count > MAX_MATCHES) return;
    const around = callAround(text, start);
    if (row.unless?.test(around) || row.unless?.test(input.lines.line(input.lines.at(start).line))) continue;
    const { rule, kind, severity, because, message, live } = row;
    const hit: Hit = {
      rule,
      start,
      context: [
        around,
        ...file.imports,
        ...holderOf(text, start),
        ...(/\.properties$/.test(input.path) ? [text.slice(0, 4000)] : []),
      ],
      ...(kind && { kind }),
      ...(severity && { severity }),
      ...(because && { because }),
      ...(message && { message }),
      ...(live && { live }),
    };
    once(hit, input, report, taken);
  }
}

/** The class or module around a place: the nearest one declared above it. */
function holderOf(text: string, at: number): string[] {
  const above = text.slice(Math.max(0, at - 20_000), at);
  const found = [
    ...above.matchAll(
      /^[ \t]*(?:export\s+|public\s+|abstract\s+|final\s+|sealed\s+|internal\s+|default\s+)*(?:class|defmodule|object|package|namespace)\s+([\w.]+)/gm,
    ),
  ].at(-1);
  return found ? [found[1]!] : [];
}

/** One finding of a rule and kind for a line. */
function once(hit: Hit, input: ScanInput, report: Reporter, taken: Set<string>): void {
  const key = `${hit.rule}:${hit.kind ?? ''}:${input.lines.at(hit.start).line}`;
  if (taken.has(key)) return;
  taken.add(key);
  report.hit(hit);
}

/** FastMCP served over Streamable HTTP keeps sessions unless it is told not to. */
function statefulByDefault(text: string, report: Reporter): void {
  if (!/\bFastMCP\s*\(/.test(text) || /\bstateless(?:_http)?\b/i.test(text)) return;
  const served =
    /\btransport\s*=\s*["'](?:streamable-http|streamable_http|http)["']|\brun\s*\(\s*["'](?:streamable-http|http)["']|\.(?:streamable_http_app|run_streamable_http_async|http_app)\s*\((?![^()]*["']sse["'])/.exec(
      text,
    );
  if (!served) return;
  report.hit({
    rule: 'py-stateless-http-false',
    start: served.index,
    live: 'by-default',
    context: ['FastMCP'],
    message: 'FastMCP keeps sessions over Streamable HTTP unless stateless_http is set',
  });
}

/** `workers = 1` of a gunicorn configuration, when a comment beside it gives sessions as the reason. */
function singleWorker(text: string, input: ScanInput, report: Reporter): void {
  const found = /^[ \t]*workers\s*=\s*1\b/m.exec(text);
  if (!found) return;
  const { line } = input.lines.at(found.index);
  const beside = [line - 2, line - 1, line].map((number) => input.lines.line(number)).join('\n');
  if (/#.*(?:session|sticky|in[- ]memory|stateful|\bsse\b)/i.test(beside))
    report.hit({ rule: 'uvicorn-gunicorn-single-worker', start: found.index, context: [beside, input.path] });
}

/** How far around a place its call is looked for. */
const REACH = 1500;

/** The outermost call around a place, from the start of its line to the closing bracket; or the line. */
function callAround(text: string, at: number): string {
  const lowest = Math.max(0, at - REACH);
  let start = text.lastIndexOf('\n', at - 1) + 1;
  let depth = 0;
  for (let index = at - 1; index >= lowest; index--) {
    const char = text[index]!;
    if (/[)\]}]/.test(char)) depth++;
    else if (/[([{]/.test(char)) {
      if (depth > 0) depth--;
      // A block is where the statement ends.
      else if (
        char === '{' &&
        /(?:\)|=>|\belse|\btry|\bdo)\s*$|\bclass\b[^\n]*$/.test(text.slice(Math.max(0, index - 80), index))
      )
        break;
      else start = text.lastIndexOf('\n', index) + 1;
    }
  }
  // A chain of calls is one statement: `Builder.create(x)` and `.stickiness(y)` on the next line.
  for (let lines = 0; lines < 20 && /^\s*(?:\??\.|\|>|->)/.test(text.slice(start, start + 80)) && start > 0; lines++)
    start = text.lastIndexOf('\n', start - 2) + 1;
  const first = text.lastIndexOf('\n', at - 1) + 1;
  let end = at;
  for (depth = 0; end < Math.min(text.length, at + REACH); end++) {
    const char = text[end]!;
    if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth < 0 && !/[)\]},]/.test(text.slice(end + 1).trimStart()[0] ?? '')) break;
    else if (char === '\n' && depth <= 0 && start === first) break;
  }
  return text.slice(start, end + 1);
}
