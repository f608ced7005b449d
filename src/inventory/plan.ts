import { dirname } from 'node:path/posix';
import type { InventoryFinding, Kind } from './types.js';

/** The order without an outage. */
export const STEPS = ['code', 'auth', 'affinity', 'cleanup'] as const;
export type StepId = (typeof STEPS)[number];

export const STEP_TITLES: Record<StepId, string> = {
  code: 'Code to the v2 packages, 2025-era clients still served; new headers allowed',
  auth: 'Authorization and state for each request, not for each session',
  affinity: 'Affinity off: load balancers, ingresses, single replicas',
  cleanup: 'Clients to the one endpoint, then session stores, SSE routes and session ids out',
};

const STEP_OF: Record<Kind, StepId> = {
  'sdk-v1': 'code',
  cors: 'code',
  'request-auth': 'auth',
  'consecutive-calls': 'auth',
  'sticky-routing': 'affinity',
  'session-store': 'cleanup',
  'sse-endpoint': 'cleanup',
  'session-id': 'cleanup',
};

export interface PlanStep {
  step: StepId;
  title: string;
  findings: InventoryFinding[];
}

/** What belongs to one service and is taken through the steps together. */
export interface PlanGroup {
  /** The package's or resource's name, or the folder. */
  name: string;
  /** Where its own code lies; undefined for what only configuration speaks of. */
  folder?: string;
  steps: PlanStep[];
  /** Who does the work: the codemod rewrites, the codemod marks, or only the owner of the configuration can. */
  work: { rewritten: number; marked: number; owner: number };
}

export interface Plan {
  groups: PlanGroup[];
  counts: { severity: Record<string, number>; kind: Record<string, number> };
}

/** A folder that is built and deployed as one: it has a manifest. */
export interface Deployable {
  /** Relative to the folder scanned; '' for that folder itself. */
  folder: string;
  name: string;
}

const SHARED = 'Shared configuration';

/**
 * Groups findings by what is deployed together and puts each group's in the order in which they can be done without an
 * outage. Findings of severity info are counted and not planned.
 */
export function makePlan(findings: readonly InventoryFinding[], deployables: readonly Deployable[] = []): Plan {
  const groups = new Map<string, { deployable: Deployable | undefined; findings: InventoryFinding[] }>();
  const planned = findings.filter(({ severity }) => severity !== 'info');
  const owners = ownersOf(planned, deployables);
  for (const finding of planned) {
    const { name, deployable } = owners(finding);
    const group = groups.get(name) ?? { deployable, findings: [] };
    group.findings.push(finding);
    groups.set(name, group);
  }
  return {
    groups: [...groups].map(([name, group]) => groupOf(name, group.deployable, group.findings)).sort(byWeight),
    counts: { severity: countBy(findings, 'severity'), kind: countBy(findings, 'kind') },
  };
}

function groupOf(name: string, deployable: Deployable | undefined, findings: readonly InventoryFinding[]): PlanGroup {
  const count = (of: InventoryFinding['automatic']) => findings.filter(({ automatic }) => automatic === of).length;
  return {
    name,
    ...(deployable && { folder: deployable.folder === '' ? '.' : deployable.folder }),
    steps: STEPS.map((step) => ({
      step,
      title: STEP_TITLES[step],
      findings: findings.filter(({ kind }) => STEP_OF[kind] === step),
    })).filter((step) => step.findings.length > 0),
    work: { rewritten: count('rewrite'), marked: count('marker'), owner: count(undefined) },
  };
}

/** Shared configuration last, then the most work first. */
function byWeight(a: PlanGroup, b: PlanGroup): number {
  const shared = Number(a.name === SHARED) - Number(b.name === SHARED);
  const size = ({ steps }: PlanGroup) => steps.reduce((sum, { findings }) => sum + findings.length, 0);
  return shared || size(b) - size(a) || (a.name < b.name ? -1 : 1);
}

type OwnerOf = (finding: InventoryFinding) => { name: string; deployable: Deployable | undefined };

/** Tells what each finding belongs to: by its folder, by the name of its resource, else by being the only one. */
function ownersOf(findings: readonly InventoryFinding[], deployables: readonly Deployable[]): OwnerOf {
  const byDepth = [...deployables].sort((a, b) => b.folder.length - a.folder.length);
  const around = ({ file }: InventoryFinding) =>
    byDepth.find(({ folder }) => folder !== '' && (file.startsWith(`${folder}/`) || dirname(file) === folder));
  const root = deployables.find(({ folder }) => folder === '');
  // Packages with findings of their own are what is migrated; the other manifests of a monorepo are not asked.
  const concerned = new Set(findings.map(around));
  const candidates = byDepth.filter((deployable) => concerned.has(deployable));
  return (finding) => {
    const own = around(finding);
    if (own) return { name: own.name, deployable: own };
    const name = slug(finding.resource ?? '');
    const named = name === '' ? undefined : candidates.find((deployable) => slug(deployable.name) === name);
    if (named) return { name: named.name, deployable: named };
    if (candidates.length === 0 && root) return { name: root.name, deployable: root };
    if (name !== '' && name !== 'default') return { name: bare(finding.resource!), deployable: undefined };
    return root && candidates.length === 0
      ? { name: root.name, deployable: root }
      : { name: SHARED, deployable: undefined };
  };
}

/** `Service/mcp-server-svc` → `mcp-server-svc`; `aws_lb_target_group.mcp` → `mcp`; `upstream mcp` → `mcp`. */
function bare(resource: string): string {
  return resource.replace(/^.*[/ ]/, '').replace(/^[a-z]+_[a-z_]+\./, '');
}

/** What is left of a name when the words that only say what kind of thing it is are gone. */
function slug(resource: string): string {
  return bare(resource)
    .toLowerCase()
    .replace(/^@[^/]*\//, '')
    .split(/[-_.\s]+/)
    .filter(
      (word) =>
        !/^(?:svc|service|ingress|tg|target|group|lb|alb|backend|upstream|deployment|route|release|chart|prod|production|staging|dev)$/.test(
          word,
        ),
    )
    .join('-');
}

function countBy(findings: readonly InventoryFinding[], key: 'severity' | 'kind'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const finding of findings) counts[finding[key]] = (counts[finding[key]] ?? 0) + 1;
  return counts;
}
