import { scanEmbedded } from '../../embed.js';
import type { Hit, Reporter, ScanInput, Scanner } from '../../types.js';
import { caddyScanner } from '../caddyfile.js';
import { type Helpers, recognise } from '../data/recognise.js';
import type { TreeNode } from '../data/tree.js';
import { DATA_WORDS } from '../data/words.js';
import { haproxyScanner } from '../haproxy.js';
import { HCL_LITERALS, readLiteral } from '../literals.js';
import { nginxScanner } from '../nginx.js';
import { shellScanner } from '../shell.js';
import { eachStatement, nameOf, type Statement, textsOf } from '../statements.js';
import { jsonScanner, tomlScanner, yamlScanner } from '../yaml.js';
import { labelOf } from './values.js';

/** Scanners for what a document carries. */
export const HELPERS: Helpers = {
  nginx: nginxScanner,
  haproxy: haproxyScanner,
  caddy: caddyScanner,
  shell: shellScanner,
  yaml: yamlScanner,
  json: jsonScanner,
  toml: tomlScanner,
};

/** What a resource says about itself, for findings in what it carries. */
interface Frame {
  context: string[];
  resource?: string;
  /** Chart values have no name of their own inside Terraform. */
  path: string;
}

/**
 * Documents that HCL carries: manifests and container definitions as objects, `jsonencode({ … })`, YAML and
 * configuration files in heredocs. The scanners of those formats look at them.
 * @param hcl the scanner for HCL itself: Terragrunt generates files
 */
export function carriedDocuments(
  statements: readonly Statement[],
  input: ScanInput,
  report: Reporter,
  hcl: Scanner,
): void {
  let until = 0;
  for (const top of statements) {
    if (top.start < until) continue;
    const frame = frameOf(top, input);
    for (const statement of top.block ? eachStatement(top.block) : [top]) {
      for (const word of statement.words)
        if (word.quoted && word.text.length > 12 && input.text.startsWith('\n', word.start - 1))
          heredoc(word.text, word.start, frame, input, report, hcl);
      // Objects inside objects are part of the outer one's tree.
      if (statement.start < until || isInObject(statement)) continue;
      until = literal(statement, frame, input, report) ?? until;
    }
  }
}

function frameOf(top: Statement, input: ScanInput): Frame {
  const isRelease =
    nameOf(top) === 'resource' && /^(?:helm_release|argocd_application)$/.test(top.words[1]?.text ?? '');
  return {
    context: top.block ? textsOf(top) : [],
    path: isRelease ? 'values.yaml' : input.path,
    ...(/^(?:resource|module)$/.test(nameOf(top)) && {
      resource: nameOf(top) === 'module' ? `module.${top.words[1]?.text ?? ''}` : labelOf(top),
    }),
  };
}

function isInObject(statement: Statement): boolean {
  for (let at = statement.parent; at; at = at.parent)
    if (at.words[0] === undefined || at.words.some(({ text }) => text === '=' || text === ':')) return true;
  return false;
}

/** `manifest = { … }`, `container_definitions = jsonencode([ … ])`. @returns where the value ends, if there is one */
function literal(statement: Statement, frame: Frame, input: ScanInput, report: Reporter): number | undefined {
  const [name, sign] = statement.words;
  if (!name || sign?.text !== '=') return undefined;
  const start = sign.end + /^\s*/.exec(input.text.slice(sign.end, sign.end + 200))![0].length;
  if (!/[{[a-z]/.test(input.text[start] ?? '')) return undefined;
  const value = readLiteral(input.text, start, HCL_LITERALS);
  if (!value || !DATA_WORDS.test(input.text.slice(start, value.end))) return value?.end;
  const named: TreeNode = {
    type: 'map',
    start: name.start,
    end: value.end,
    entries: [{ key: name.text, start: name.start, end: value.end, value }],
  };
  // A manifest or a set of values is a document of its own; a list of arguments is known by its name.
  const roots = value.type === 'map' ? [value] : documentsIn(value);
  for (const root of [...roots, ...(roots.length === 0 || value.type === 'list' ? [named] : [])])
    recognise(root, 'json', { ...input, path: frame.path }, framed(report, frame), HELPERS);
  return value.end;
}

function documentsIn(list: TreeNode): TreeNode[] {
  return list.type === 'list' ? list.items.filter(({ type }) => type === 'map') : [];
}

function framed(report: Reporter, frame: Frame): Reporter {
  return {
    skip: (message) => report.skip(message),
    hit(hit: Hit) {
      const own = typeof hit.context === 'string' ? [hit.context] : (hit.context ?? []);
      report.hit({
        ...hit,
        context: [...own, ...frame.context],
        ...(frame.resource !== undefined && { resource: frame.resource }),
      });
    },
  };
}

/** A file in a heredoc: what is in it says what it is. */
function heredoc(text: string, start: number, frame: Frame, input: ScanInput, report: Reporter, hcl: Scanner): void {
  const scanner = scannerFor(text, hcl);
  if (!scanner) return;
  const outward = (offset: number) => start + offset;
  // A start-up script writes files and does other things.
  const all = scanner !== shellScanner && scanner !== hcl && /^\s*#!/.test(text) ? [scanner, shellScanner] : [scanner];
  for (const one of all) scanEmbedded(one, { text, outward, ...frame }, { ...input, path: frame.path }, report);
}

function scannerFor(text: string, hcl: Scanner): Scanner | undefined {
  if (/^\s*(?:resource|module|data|provider|terraform|locals)\s*(?:"[^"]*"\s*)*\{/m.test(text)) return hcl;
  if (/^\s*(?:upstream\s+\S+|server|http|events|location\s+\S.*)\s*\{|^\s*(?:proxy_pass|ip_hash)\b/m.test(text))
    return nginxScanner;
  if (/^\s*(?:defaults|frontend\s+\S+|backend\s+\S+|listen\s+\S+)\s*$/m.test(text)) return haproxyScanner;
  if (/\breverse_proxy\b/.test(text)) return caddyScanner;
  if (/^\s*#!|^\s*(?:apt-get|yum|docker run|export \w+=)/m.test(text)) return shellScanner;
  if (/^\s*[{[]/.test(text)) return jsonScanner;
  return /^\s*(?:- )?[\w."'/-]+:(?:\s|$)/m.test(text) ? yamlScanner : undefined;
}
