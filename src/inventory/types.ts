import type { LineIndex } from '../engine/lines.js';

/** What a place assumes. */
export const KINDS = [
  'sticky-routing',
  'sse-endpoint',
  'session-store',
  'session-id',
  'sdk-v1',
  'cors',
  'request-auth',
  'consecutive-calls',
] as const;
export type Kind = (typeof KINDS)[number];

/** From the gravest to the least. */
export const SEVERITIES = ['must-remove', 'review', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * How far a rule's keys were checked: `V` read in the vendor's documentation or source, `R` seen in a public
 * repository, `K` general knowledge. A rule marked `K` is never graver than `review`.
 */
export type Evidence = 'V' | 'R' | 'K';

/** One tell, as data. The tables in rules/ hold them; docs/rules.md and `explain` print them. */
export interface InventoryRule {
  id: string;
  title: string;
  technology: string;
  kind: Kind;
  /** The gravest it gets; the gates may lower it for a place, and a rule marked `K` is never graver than review. */
  severity: Severity;
  /**
   * `mcp-context`: must-remove only where the same resource (its names, images, paths, selectors) speaks of MCP.
   * `nothing`: the key itself names MCP's session id, an MCP SDK, or a setting only an MCP server has.
   */
  needs: 'mcp-context' | 'nothing';
  /** The keys it looks for, for the documentation. */
  keys: string;
  /** What happens to v2 traffic if the place stays as it is. */
  effect: string;
  /** What to change. */
  change: string;
  note?: string;
  evidence: Evidence;
  /** A page about the key, or the part of the specification it is measured by. */
  doc: string;
}

/**
 * Whether what a place says is in force: `templated` when only a variable, a template or a condition knows (then it is
 * `review`), `by-default` when the key is absent and the product's default is on (`review` too). What is off,
 * commented out or overridden is not reported at all.
 */
export type Liveness = 'on' | 'templated' | 'by-default';

/** A range of a scanner's text. */
export interface Range {
  start: number;
  /** Default: the end of the line that `start` stands in. */
  end?: number;
}

/** What a scanner reports. Offsets are offsets of `ScanInput.text`. */
export interface Hit extends Range {
  /** The id of a rule in rules/. */
  rule: string;
  /**
   * What the resource or block says about itself: its names, labels, images, paths, values. No comments. The MCP gate
   * looks for MCP in it. Needed for rules that need `mcp-context`.
   */
  context?: string | readonly string[];
  live?: Liveness;
  /** Where one rule covers keys of several kinds. */
  kind?: Kind;
  /** Where a rule is graver or milder for one form of its keys; the gates are applied to it as to the rule's own. */
  severity?: Severity;
  /** Why `severity` differs from the rule's, in a clause: "a cache may be sharded on purpose". */
  because?: string;
  /** What is true of this place; default: the rule's title. */
  message?: string;
  /** Where the codemod did what it could and left a marker or would rewrite: the estimate counts it. */
  automatic?: 'rewrite' | 'marker';
  /** Only a finding where some file has a class of this name for MCP agents: a binding of a Worker. */
  ifAgent?: string;
  /** The resource that the place belongs to, for the plan: `Service/mcp`, `upstream mcp`, `aws_lb_target_group.mcp`. */
  resource?: string;
  /** Other places of the same thing: companion keys, the variable's definition, the table a rule fills. */
  related?: readonly (Range & { message: string })[];
}

/** A place in a file as people count: from 1. */
export interface Place {
  /** Relative to the folder scanned, `/` as separator. */
  file: string;
  line: number;
  column: number;
}

export interface Related extends Place {
  message: string;
}

/** One finding as the report carries it. */
export interface InventoryFinding extends Place {
  rule: string;
  kind: Kind;
  technology: string;
  severity: Severity;
  /** Why it has this severity. */
  reason: string;
  message: string;
  /** The line as it stands, secrets masked, shortened. */
  text: string;
  effect: string;
  change: string;
  link: string;
  evidence: Evidence;
  related: Related[];
  resource?: string;
  automatic?: 'rewrite' | 'marker';
}

/** What a scanner gets. */
export interface ScanInput {
  /** Relative to the folder scanned, `/` as separator. For text inside another file, the outer file's. */
  path: string;
  /** The whole text; without a byte order mark, line ends as they are. */
  text: string;
  lines: LineIndex;
  /** For text inside another file: what the resource around it says about itself. Added to every hit's context. */
  outer?: readonly string[];
}

export interface Reporter {
  hit(hit: Hit): void;
  /** Says in one line that the file, or a part of it, was not looked at, and why. */
  skip(message: string): void;
}

/** One format. Stateless: everything it knows of a file is in the input. */
export interface Scanner {
  id: string;
  /**
   * Whether a file is this scanner's. Several scanners may take one file (YAML, and the text scan for `.env` lines).
   * @param path relative to the folder scanned, `/` as separator
   * @param head the first 4096 characters
   */
  handles(path: string, head: string): boolean;
  /** A file whose text does not match is not scanned: one cheap alternation of literal words. No `g` flag. */
  mentions: RegExp;
  scan(input: ScanInput, report: Reporter): void;
}
