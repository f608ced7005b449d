import type { Hit, Reporter, ScanInput, Scanner } from '../types.js';
import { parseJson } from './data/json.js';
import { type Entry, entries, entry, type TreeNode, text, valueAt, walk } from './data/tree.js';

const V1 = '@modelcontextprotocol/sdk';
const SECTIONS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
  'overrides',
  'resolutions',
  'catalog',
];
/** Packages whose only purpose is to keep a connection with one process. */
const STICKY_PACKAGES =
  /^(?:@socket\.io\/sticky|sticky-session|sticky-cluster|socketio-sticky-session|@socket\.io\/pm2)$/;

/** package.json: the v1 SDK, packages that pin, frameworks on v1. */
export const packageScanner: Scanner = {
  id: 'package.json',
  handles: (path) => /(?:^|\/)package\.json$/.test(path),
  mentions: /@modelcontextprotocol\/sdk|sticky|@socket\.io\/pm2|"mcp-handler"|@vercel\/mcp-adapter/,
  scan(input, report) {
    const root = parseJson(input.text);
    if (!root) return;
    const isMcp = input.text.includes('@modelcontextprotocol/') || /\bmcp\b/i.test(text(valueAt(root, 'name')) ?? '');
    for (const section of SECTIONS) walkSection(valueAt(root, section), (at) => dependency(at, section, isMcp, report));
    for (const at of entries(valueAt(root, 'pnpm', 'overrides'))) dependency(at, 'overrides', isMcp, report);
  },
};

function walkSection(section: TreeNode | undefined, take: (at: Entry) => void): void {
  for (const at of entries(section)) {
    take(at);
    walkSection(at.value, take);
  }
}

function dependency(at: Entry, section: string, isMcp: boolean, report: Reporter): void {
  const range = text(at.value) ?? '';
  if (isV1(at.key, range))
    report.hit({
      rule: 'ts-import-sdk-v1',
      start: at.start,
      automatic: 'rewrite',
      message: `${section} has v1 of the SDK (${range || 'nested'})`,
    });
  else if (STICKY_PACKAGES.test(at.key))
    report.hit({ rule: 'node-sticky-packages', start: at.start, context: [at.key, isMcp ? 'mcp' : ''] });
  else if (/^(?:mcp-handler|@vercel\/mcp-adapter)$/.test(at.key) && /^[\^~>=v\s]*[01]\b/.test(range))
    report.hit({
      rule: 'vercel-mcp-handler-v1',
      start: at.start,
      kind: 'sdk-v1',
      message: `${at.key} ${range} is made for v1 of the SDK`,
    });
}

/** The v1 package has no v2: v2 goes by other names. */
function isV1(name: string, range: string): boolean {
  return (
    name === V1 || name.endsWith(`/${V1}`) || name.startsWith(`${V1}@`) || new RegExp(`^npm:${V1}(?:@|$)`).test(range)
  );
}

/** Lockfiles of npm, yarn, pnpm and bun: that v1 is installed, and who brings it. */
export const lockfileScanner: Scanner = {
  id: 'lockfile',
  handles: (path) =>
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/.test(path),
  mentions: /@modelcontextprotocol\/sdk/,
  scan(input, report) {
    const patterns = /package-lock|shrinkwrap/.test(input.path)
      ? /^\s*"((?:[^"\n]*\/)?node_modules\/)@modelcontextprotocol\/sdk"\s*:/gm
      : /^\s*(?:["']?)\/?@modelcontextprotocol\/sdk[@/](?:npm:)?[^\n]*:\s*(?:\[[^\n]*)?$|^\s*"@modelcontextprotocol\/sdk": \["[^\n]*/gm;
    for (const match of input.text.matchAll(patterns)) {
      const start = match.index + match[0].search(/\S/);
      const owner = /node_modules\/(.+?)\/node_modules\//.exec(match[1] ?? '')?.[1];
      report.hit({
        rule: 'npm-lock-sdk-v1',
        start,
        ...(owner && { message: `${owner} brings v1 of the SDK` }),
      });
    }
  },
};

/**
 * Updaters and scanners that watch one package: v2 goes by other names, so a rule for the v1 name alone reports that
 * all is up to date.
 */
export const watcherScanner: Scanner = {
  id: 'watchers',
  handles: (path) =>
    /(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json5?)?|dependabot\.ya?ml|\.ncurc(?:\.\w+)?|knip\.jsonc?|syncpack[\w.]*|\.snyk|osv-scanner\.toml|\.dependency-cruiser\.c?js)$/.test(
      path,
    ) || /(?:^|\/)\.(?:github|gitlab)\/.*(?:renovate|dependabot)/i.test(path),
  mentions: /@modelcontextprotocol\/sdk/,
  scan(input, report) {
    if (/@modelcontextprotocol\/(?:server|client|core|\*)|@modelcontextprotocol\/?["'*]/.test(input.text)) return;
    for (const match of input.text.matchAll(/^(?!\s*(?:#|\/\/)).*?@modelcontextprotocol\/sdk/gm))
      report.hit({ rule: 'npm-watch-v1-only', start: match.index + match[0].length - V1.length });
  },
};

/** A Python requirement of `mcp` or `fastmcp`, and what it allows. */
const REQUIREMENT = /^(mcp|fastmcp)(?:\s*\[[^\]]*\])?\s*((?:[<>=!~^]=?=?[^;#]*)?)(?:;.*)?$/i;

/** What a requirement says of the major version. */
function pythonHit(requirement: string): Pick<Hit, 'severity' | 'because' | 'message'> | undefined {
  const found = REQUIREMENT.exec(requirement.trim());
  if (!found) return undefined;
  const name = found[1]!.toLowerCase();
  const range = found[2]!.trim();
  return versionHit(name, range);
}

/** mcp 2 and fastmcp 4 are those that serve revision 2026-07-28. */
function versionHit(name: string, range: string): Pick<Hit, 'severity' | 'because' | 'message'> | undefined {
  const first = name === 'mcp' ? 2 : 4;
  const bare = range.replace(/["']/g, '').trim();
  const message = `depends on ${name}${bare ? ` ${bare}` : ''}`;
  const open = {
    message,
    severity: 'review' as const,
    because: 'the range has no upper bound, so what is installed may be v1 or v2',
  };
  if (bare === '' || bare === '*') return open;
  const lower = /(?:>=?|~=|\^|~|={2,3}|^)\s*v?(\d+)/.exec(bare);
  const upper = /<(=?)\s*v?(\d+)/.exec(bare);
  if (upper && Number(upper[2]) <= first && !(upper[1] && Number(upper[2]) === first)) return { message };
  if (lower && Number(lower[1]) >= first) return undefined;
  if (/^(?:===?|~=|\^|~|v?\d)/.test(bare)) return { message };
  return open;
}

/** requirements.txt, constraints, setup.py, setup.cfg, environment.yml. */
export const requirementsScanner: Scanner = {
  id: 'python-requirements',
  handles: (path) =>
    /(?:^|\/)(?:[\w.-]*(?:requirements|constraints)[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in)|setup\.(?:py|cfg)|environment[\w.-]*\.ya?ml|conda[\w.-]*\.ya?ml)$/i.test(
      path,
    ),
  mentions: /(?:^|[^\w-])(?:fast)?mcp\b/im,
  scan(input, report) {
    const inCode = /setup\.py$/.test(input.path);
    const pattern = inCode
      ? /(?<![\w)\]]\s*\[\s*)["']((?:fast)?mcp(?:\[[^\]]*\])?\s*(?:[<>=!~][^"';]*)?)["'](?!\s*[:(=])/gi
      : /^[ \t]*(?:-[ \t]*)?["']?((?:fast)?mcp(?:\[[^\]]*\])?[ \t]*(?:[<>=!~][^\n#;"']*)?)["']?[ \t]*(?:;[^\n]*|--[^\n]*|\\[^\n]*)?(?:#[^\n]*)?\r?$/gim;
    for (const match of input.text.matchAll(pattern)) {
      if (/^setup\.cfg$/.test(input.path.replace(/^.*\//, '')) && !/install_requires|extras|requires/.test(input.text))
        continue;
      const hit = pythonHit(match[1]!);
      if (hit) report.hit({ rule: 'py-dep-mcp-v1', start: match.index + match[0].indexOf(match[1]!), ...hit });
    }
  },
};

/** pyproject.toml (PEP 621, groups, poetry, pdm, uv), Pipfile. */
export function pythonProject(root: TreeNode, input: ScanInput, report: Reporter): void {
  if (!/(?:^|\/)(?:pyproject\.toml|Pipfile)$/.test(input.path)) return;
  const hit = (start: number, found: ReturnType<typeof pythonHit>) => {
    if (found) report.hit({ rule: 'py-dep-mcp-v1', start, ...found });
  };
  walk(root, ({ node, path, parent, entry: at }) => {
    const last = path.at(-1) ?? '';
    const isList = parent?.type === 'list' && node.type === 'scalar';
    // PEP 621 lists, dependency groups, uv's and pdm's development lists.
    if (
      isList &&
      (/dependencies$/.test(last) || /^(?:project|dependency-groups|tool)$/.test(path[0] ?? '')) &&
      /dependenc|groups|^requires$/.test(path.join('.'))
    )
      hit(node.start, pythonHit(text(node) ?? ''));
    // Poetry's and Pipfile's tables.
    if (
      at &&
      /^(?:mcp|fastmcp)$/i.test(at.key) &&
      /^(?:dependencies|dev-dependencies|packages|dev-packages)$/.test(path.at(-2) ?? '')
    ) {
      const range = text(node) ?? text(entry(node, 'version')?.value);
      if (range !== undefined) hit(at.start, versionHit(at.key.toLowerCase(), range));
    }
  });
}

/** uv.lock, poetry.lock, pdm.lock, Pipfile.lock: the version that is installed. */
export const pythonLockScanner: Scanner = {
  id: 'python-lockfile',
  handles: (path) => /(?:^|\/)(?:uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock)$/.test(path),
  mentions: /"(?:fast)?mcp"/,
  scan(input, report) {
    for (const match of input.text.matchAll(/^name = "(mcp|fastmcp)"\r?\nversion = "(\d+)[^"]*"/gm))
      if (Number(match[2]) < (match[1] === 'mcp' ? 2 : 4))
        report.hit({
          rule: 'py-lock-mcp-v1',
          start: match.index,
          message: `${match[1]} ${match[2]} is what is installed`,
        });
    for (const match of input.text.matchAll(/"(mcp|fastmcp)":\s*\{[^{}]*?"version":\s*"==(\d+)/g))
      if (Number(match[2]) < (match[1] === 'mcp' ? 2 : 4)) report.hit({ rule: 'py-lock-mcp-v1', start: match.index });
  },
};
