import { scanEmbedded } from '../embed.js';
import type { Reporter, ScanInput, Scanner } from '../types.js';
import { isSsePath } from './urls.js';
import { jsonScanner, tomlScanner, yamlScanner } from './yaml.js';

/** A fenced block: its language, and where its body stands. */
interface Fence {
  language: string;
  start: number;
  end: number;
}

const FENCE =
  /^([ \t]*(?:>[ \t]?)*)(```+|~~~+)[ \t]*([\w+-]*)[^\n]*\n([\s\S]*?)(?:\n[ \t]*(?:>[ \t]?)*\2|$(?![\s\S]))/gm;

/** Commands that connect a client over SSE. */
const COMMAND =
  /(?:\bmcp\s+add\b|\bmcp-remote\b|\binspector\b|\bsupergateway\b|\bmcp-proxy\b|\bfastmcp\b|\bfast-agent\b|\bthv\s+run\b)[^\n]*?(?:--transport(?:-type)?[ =]sse\b|-t[ =]sse\b|--sse\b|https?:\/\/[^\s"'`]+\/sse(?=["'`\s/?#]|$))|\bcurl\b[^\n]*https?:\/\/[^\s"'`]+\/sse(?=["'`\s/?#]|$)|--transport(?:-type)?[ =]["']?sse\b/;

/** A page about MCP. Other things have event streams too. */
const MCP = /\bmcp|Mcp|MCP|model context protocol/;

/** Documentation: what people copy. Fenced text counts, prose is only told. */
export const markdownScanner: Scanner = {
  id: 'markdown',
  handles: (path) => /\.(?:mdx?|markdown|rst|adoc)$/i.test(path),
  mentions: /\bsse\b|\/sse|mcp-session-id|session_?affinity|stickySession/i,
  scan(input, report) {
    const fences = fencesOf(input.text);
    for (const fence of fences) inFence(fence, input, report);
    prose(fences, input, report);
    tables(input, report);
  },
};

/** Rows of a table that tells of a chart's values, or of variables: they go when what they tell of has gone. */
function tables(input: ScanInput, report: Reporter): void {
  if (!MCP.test(input.text)) return;
  for (const match of input.text.matchAll(
    /^[ \t]*\|[ \t]*[`*_]{0,3}[\w.[\]-]{0,200}?(?:sessionAffinity|stickySession|SESSION_AFFINITY)\w*[`*_.\w]{0,200}[ \t]*\|/gm,
  ))
    report.hit({ rule: 'helm-values-schema', start: match.index + match[0].indexOf('|'), context: [] });
}

function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  for (const match of text.matchAll(FENCE)) {
    const start = match.index + match[0].indexOf('\n') + 1;
    fences.push({ language: match[3]!.toLowerCase(), start, end: start + match[4]!.length });
  }
  // reStructuredText and indented blocks.
  for (const match of text.matchAll(/^\.\.\s+code(?:-block)?::[ \t]*(\w*)[^\n]*\n\n?((?:[ \t]+[^\n]*\n|\n)+)/gm))
    fences.push({
      language: match[1]!,
      start: match.index + match[0].length - match[2]!.length,
      end: match.index + match[0].length,
    });
  return fences;
}

function inFence({ language, start, end }: Fence, input: ScanInput, report: Reporter): void {
  const body = input.text.slice(start, end);
  const found: number[] = [];
  const at = (offset: number, message: string) => {
    const { line } = input.lines.at(start + offset);
    if (found.includes(line) || isComment(input.lines.line(line))) return;
    found.push(line);
    report.hit({ rule: 'docs-claude-mcp-add-sse', start: start + offset, message });
  };
  for (const match of body.matchAll(new RegExp(COMMAND, 'g')))
    at(match.index, 'Documentation tells people to connect over SSE');
  for (const match of body.matchAll(/-H[ =]?["']mcp-session-id:|--header[ =]["']mcp-session-id:/gi)) {
    const { line } = input.lines.at(start + match.index);
    if (!isComment(input.lines.line(line)))
      report.hit({
        rule: 'docs-claude-mcp-add-sse',
        kind: 'session-id',
        start: start + match.index,
        message: 'Documentation tells people to send a session id',
      });
  }
  if (MCP.test(input.text)) {
    for (const match of body.matchAll(
      /(?<![\w.-])["']?(?:type|transport|transportType|transport_type)["']?\s*[:=]\s*["']?sse["']?(?![\w-])/gi,
    ))
      at(match.index, 'A sample configuration connects over SSE');
    for (const match of body.matchAll(/https?:\/\/[^\s"'`<>)\]]{1,300}\/sse(?![\w-])\/?/g))
      if (isSsePath(match[0])) at(match.index, 'A sample connects to an SSE address');
  }
  const structured = structuredScanner(language, body);
  if (structured) {
    // A sample of a configuration is documentation, whatever the rule that knows it.
    scanEmbedded(structured, { text: body, outward: (offset) => start + offset, context: [] }, input, {
      hit: (hit) => {
        if (hit.rule.startsWith('client-config') || hit.rule.startsWith('registry'))
          at(hit.start - start, 'A sample configuration connects over SSE');
      },
      skip: () => {},
    });
  }
}

function structuredScanner(language: string, body: string): Scanner | undefined {
  if (/^jsonc?$|^json5$/.test(language) || (language === '' && /^\s*\{/.test(body))) return jsonScanner;
  if (/^ya?ml$/.test(language)) return yamlScanner;
  return language === 'toml' ? tomlScanner : undefined;
}

/** A shell comment or a prompt's output is not what people copy. */
function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/)/.test(line);
}

/** Addresses and commands in sentences: told, once for each line. */
function prose(fences: readonly Fence[], input: ScanInput, report: Reporter): void {
  const isFenced = (offset: number) => fences.some(({ start, end }) => offset >= start && offset <= end);
  for (const match of input.text.matchAll(
    /https?:\/\/[^\s"'`<>)\]]{1,300}\/sse(?![\w-])\/?|`[^`\n]*--transport(?:-type)?[ =]sse[^`\n]*`/g,
  )) {
    if (isFenced(match.index) || (match[0].startsWith('http') && !isSsePath(match[0]))) continue;
    report.hit({
      rule: 'docs-claude-mcp-add-sse',
      start: match.index,
      severity: 'info',
      because: 'it is prose, not a command that people copy',
      message: 'Documentation speaks of an SSE address',
    });
  }
}
