import type { FileFacts } from '../src/engine/facts.js';
import type { Node } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { type Hosting, hostingAfter, hostingOf } from './lib/served.js';
import { type Check, checkBefore } from './lib/session-checks.js';
import { markServerState } from './lib/session-memory.js';
import { type Mark, refuse } from './lib/session-refusals.js';
import { contextRoots, handedRoots, type Root } from './lib/session-roots.js';
import { type KeyUse, keyUsesOf } from './lib/session-uses.js';

/** What is found by the session id of a handler's context fails closed; other state of a session is marked. */
export default defineTransform({
  name: 'session-state',
  description: 'state found by a session id is refused without one; state that lived with a session is marked',
  needs: ['imports', 'symbols', 'context'],
  mentions: /session|McpServer|\bServer\b|setRequestHandler|registerTool|\.tool\(/i,
  // A store may be asked by nothing but an id.
  applies: (_text, facts) => facts.takesSessionId ?? false,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const hosting = hostingOf(file, facts);
    // Over stdio there never was a session id, and a process has one client.
    if (hosting === 'stdio' || facts.isTest) return;
    // What an id finds fails closed wherever it is served: hosting that is kept is there to be moved by hand.
    const stores = closeKeyed(file, facts, hosting);
    const after = hostingAfter(file, facts);
    if (after !== 'stdio' && after !== 'kept') markServerState(file, facts, stores);
  },
});

interface Found {
  root: Root;
  use: KeyUse;
}

/** @returns the declarations of stores that were dealt with */
function closeKeyed(file: SourceFile, facts: FileFacts, hosting: Hosting): Set<Node> {
  const byCallable = new Map<Node, Found[]>();
  const stores = new Set<Node>();
  for (const root of contextRoots(file, facts)) {
    const found = usesOf(file, facts, root).map((use) => ({ root, use }));
    if (found.length === 0) continue;
    byCallable.set(root.callable, [...(byCallable.get(root.callable) ?? []), ...found]);
    for (const { use } of found) if (use.store) stores.add(use.store);
  }
  const identities = new Set(
    [...byCallable.values()].flat().flatMap(({ use }) => (use.identity ? (use.store ?? []) : [])),
  );
  // What one tool puts in, another finds: a store that holds who calls does so everywhere.
  for (const { use } of [...byCallable.values()].flat())
    if (use.store && identities.has(use.store)) use.identity = true;
  for (const found of byCallable.values()) closeFunction(file, facts, found, hosting);
  for (const root of handedRoots(file, facts))
    for (const use of usesOf(file, facts, root)) {
      if (!use.direct || (use.store && stores.has(use.store))) continue;
      if (use.store) stores.add(use.store);
      const [mark] = marksFor([use], 'handed');
      file.todos.add(use.store ?? use.node, mark!.rule, mark!.message);
    }
  return stores;
}

function usesOf(file: SourceFile, facts: FileFacts, root: Root): KeyUse[] {
  const isName = root.node.type === 'Identifier';
  const reads = isName ? (file.scopes.bindingOf(root.node)?.references ?? []).map(({ node }) => node) : [root.node];
  const seen = new Set<Node>();
  return reads
    .flatMap((node) => keyUsesOf({ file, facts, node }, 0, seen))
    .filter(({ node }) => !file.edits.covers(node.start, node.end));
}

/** One refusal for all that a function finds by its session id, unless it has a check of its own before it. */
function closeFunction(file: SourceFile, facts: FileFacts, found: readonly Found[], hosting: Hosting): void {
  const inside = (node: Node, { callable }: Root) => node.start >= callable.start && node.end <= callable.end;
  const open: { found: Found; place: Node }[] = [];
  const checked = new Map<Node, { check: Check; uses: KeyUse[] }>();
  for (const one of found) {
    const place = inside(one.use.node, one.root) ? one.use.node : one.root.node;
    const check = checkBefore(file, one.root, place);
    if (!check) {
      open.push({ found: one, place });
      continue;
    }
    const known = checked.get(check.node) ?? { check, uses: [] };
    known.uses.push(one.use);
    checked.set(check.node, known);
  }
  for (const { check, uses } of checked.values())
    for (const { rule, message } of marksFor(uses, check.kind)) file.todos.add(check.node, rule, message);
  if (open.length === 0) return;
  const uses = open.map((one) => one.found.use);
  const places = open.map(({ place }) => place);
  const root = (open.find((one) => one.found.root.context) ?? open[0]!).found.root;
  if (refuse(file, facts, root, places, hosting, namesOf(uses), marksFor(uses, 'refused'))) return;
  for (const { rule, message } of marksFor(uses, 'open')) file.todos.add(places[0]!, rule, message);
}

const CONSEQUENCE = {
  refused: 'such a call is refused here',
  exit: 'such a call always leaves here',
  branch: 'such a call goes the way without one',
  open: 'all callers would meet under one key; refuse such a call',
  handed: 'handlers refuse such a call',
} as const;

function marksFor(uses: readonly KeyUse[], kind: keyof typeof CONSEQUENCE): Mark[] {
  const marks: Mark[] = [];
  const state = uses.filter(({ identity }) => !identity);
  const identity = uses.filter((use) => use.identity);
  const none = 'which a request that createMcpHandler answers does not have';
  if (identity.length > 0)
    marks.push({
      rule: 'request-auth/session-identity',
      message: `${namesOf(identity)}: who calls is looked up by session id, ${none}: ${CONSEQUENCE[kind]}. Read ctx.http?.authInfo, and confirm that its id names a person and not an OAuth client.`,
    });
  if (state.length > 0)
    marks.push({
      rule: 'session-state/keyed',
      message: `${namesOf(state)}: kept by session id, ${none}: ${CONSEQUENCE[kind]}. Key it by who calls (ctx.http?.authInfo) in a store that all processes share, with a lifetime, or carry it in requestState.`,
    });
  return marks;
}

function namesOf(uses: readonly KeyUse[]): string {
  const names = [...new Set(uses.flatMap(({ name }) => name ?? []))];
  if (names.length === 0) return 'the entry';
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
