import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { NODE, SERVER } from '../../src/sdk/homes.js';
import { writeField } from './hosting-class-write.js';
import { settleCors } from './hosting-cors.js';
import { emptiedBodies } from './hosting-elsewhere.js';
import { isVisible, sees } from './hosting-factory.js';
import { writeMounts } from './hosting-http-write.js';
import { branchesOf, type Kept, type Live, needsGuard } from './hosting-live.js';
import { bare, inside, isFunction, isLog, statementOf } from './hosting-model.js';
import type { HostingPlan } from './hosting-plan.js';
import { follows, insideOf, keepOnly, linesOf } from './hosting-text.js';
import { writeRoutes } from './hosting-write-routes.js';
import { columns, hasCallCommas, indentAt, isMultiline, lineStart, reindent } from './layout.js';
import { isCall } from './members.js';

/** Records the edits of a plan. */
export function writeHosting(plan: HostingPlan): void {
  const { file } = plan.hosting;
  const names = plan.factory.perRequest ? undefined : writeHandler(plan);
  for (const live of plan.endpoints.handlers.values()) {
    if (live.http) {
      writeMounts(plan, live, names?.node);
      layOut(plan, live);
    } else writeLive(plan, live, names?.node);
  }
  for (const body of emptiedBodies(plan.endpoints.dead)) writeEmptied(plan, body, names!.node);
  writeRoutes(plan);
  writeRemovals(plan, names?.handler);
  for (const live of plan.endpoints.handlers.values()) dropNext(file, live.callable);
  for (const count of plan.rest.counts) {
    file.edits.overwrite(count.start, count.end, '0');
    file.release(count);
    file.todos.add(
      count,
      'sessions/count',
      `this counted open sessions, and there are none any more; count requests, or take it out.`,
    );
  }
  plan.factory.apply();
  settleCors(file);
  withdrawNotes(plan);
}

/** `(req, res, next) => …`, when nothing is handed on to `next` any more. */
function dropNext(file: SourceFile, callable: Node): void {
  const [, response, next] = callable.params as (Node | undefined)[];
  const binding = next?.type === 'Identifier' ? file.scopes.bindingOf(next) : undefined;
  if (!response || !next || callable.params.length !== 3 || !isCall(file.scopes.parentOf(callable))) return;
  if (!binding || binding.references.length === 0 || file.liveReferences(binding).length > 0) return;
  file.edits.remove(response.end, next.end);
}

/** What `imports` says of a `require`d transport is not true any more once nothing uses it. */
export function withdrawNotes({ hosting: { file, sites } }: HostingPlan): void {
  for (const { node } of sites) {
    const binding = node.callee.type === 'Identifier' ? file.scopes.bindingOf(node.callee) : undefined;
    if (binding?.declaration.type === 'VariableDeclarator' && file.liveReferences(binding).length === 0)
      file.todos.withdraw(binding.declaration, 'sse-server');
  }
}

/** A name for the handler that the file does not have yet. */
export function nameFor({ hosting: { file } }: HostingPlan): string {
  return (
    ['mcpHandler', 'nodeHandler', 'serveMcp'].find((name) => file.freeName(name) === name) ??
    file.freeName('mcpHandler')
  );
}

/** Puts `const mcpHandler = toNodeHandler(createMcpHandler(…))` before the first route. */
function writeHandler(plan: HostingPlan): { node: string; handler: string | undefined } {
  const { hosting, anchor, factory } = plan;
  const { file } = hosting;
  const { style } = file;
  const needsClose = plan.rest.closing.size > 0 || factory.closes().length > 0;
  const node = nameFor(plan);
  const handler = needsClose ? file.freeName('mcp') : undefined;
  if (plan.owner) return writeField(plan, node, handler);
  const offset = headOffset(plan);
  const indent = indentAt(file, anchor.start);
  const semi = style.semi ? ';' : '';
  const create = createText(plan, plan.factory.expression, indent, handler ? `const ${handler} = ` : undefined);
  const toNode = file.imports.use(NODE, 'toNodeHandler', { at: anchor });
  const lines = handler
    ? [`const ${handler} = ${create}${semi}`, `const ${node} = ${toNode}(${handler})${semi}`]
    : [`const ${node} = ${wrapCall(plan, toNode, create, indent, `const ${node} = `)}${semi}`];
  const text = lines.map((line) => indent + line).join(style.eol) + style.eol + style.eol;
  file.edits.insert(offset, hoistServer(plan, offset) + text);
  return { node, handler };
}

/**
 * Takes the statements that make the server out of the handler, as a function.
 * @returns what closes the function
 */
export function hoistServer({ hosting: { file }, factory: { hoist } }: HostingPlan, to: number): string {
  if (!hoist) return '';
  const { eol, indent, semi } = file.style;
  const runs: Node[][] = [];
  for (const statement of hoist.statements) {
    const last = runs.at(-1);
    if (last && follows(file, last.at(-1)!, statement)) last.push(statement);
    else runs.push([statement]);
  }
  const blocks = runs.map((run) => linesOf(file, run, hoist.live.callable.body.start + 1));
  file.edits.insert(blocks[0]!.start, `${hoist.isAsync ? 'async ' : ''}function ${hoist.name}() {${eol}`);
  for (const block of blocks) file.edits.move(block.start, block.end, to);
  const gap = hoist.statements.length > 1 ? eol : '';
  return `${gap}${indent}return ${hoist.returns}${semi ? ';' : ''}${eol}}${eol}${eol}`;
}

/** Where the comments above the anchor begin. */
export function headOffset({ hosting: { file }, anchor }: HostingPlan): number {
  let head = lineStart(file, anchor.start);
  for (;;) {
    const above = file.comments.find(
      (comment) =>
        comment.end <= head &&
        /^[ \t]*\r?\n$/.test(file.text.slice(comment.end, head)) &&
        lineStart(file, comment.start) < head,
    );
    if (!above || !/^\s*$/.test(file.text.slice(lineStart(file, above.start), above.start))) return head;
    head = lineStart(file, above.start);
  }
}

/** `createMcpHandler(factory, { … })`, laid out as it fits behind `before`. */
export function createText(plan: HostingPlan, expression: string, indent: string, before: string | undefined): string {
  const { file } = plan.hosting;
  const { style } = file;
  const name = file.imports.use(SERVER, 'createMcpHandler', { at: plan.anchor });
  const members = [
    ...(plan.hosting.facts.hosting?.legacy === 'reject' ? [`legacy: ${quoted(plan, "'reject'")}`] : []),
    ...(plan.options.responseMode ? [`responseMode: ${quoted(plan, plan.options.responseMode)}`] : []),
    `onerror: ${onerror(plan)}`,
  ];
  const [open, close] = style.bracketSpacing ? ['{ ', ' }'] : ['{', '}'];
  const flat = `${name}(${lateName(plan, expression)}, ${open}${members.join(', ')}${close})`;
  // On one line behind its name, or on a line of its own inside the outer call.
  const room = before === undefined ? columns(indent + style.indent) : columns(indent + before);
  if (!flat.includes('\n') && room + columns(flat) + 1 <= style.width) return flat;
  const lead = before === undefined ? indent + style.indent : indent;
  const comma = style.trailingComma ? ',' : '';
  return `${name}(${lateName(plan, expression)}, {${style.eol}${members.map((member) => lead + style.indent + member).join(`,${style.eol}`)}${comma}${style.eol}${lead}})`;
}

export function wrapCall(plan: HostingPlan, outer: string, inner: string, indent: string, before: string): string {
  const { file } = plan.hosting;
  const { style } = file;
  const flat = `${outer}(${inner})`;
  if (!inner.includes('\n') && columns(indent + before + flat) + 1 <= style.width) return flat;
  return `${outer}(${style.eol}${indent}${style.indent}${inner}${hasCallCommas(file) ? ',' : ''}${style.eol}${indent})`;
}

const quoted = (plan: HostingPlan, text: string) => text.replaceAll("'", plan.hosting.file.style.quote);

/** A function that is only declared further down, or set by the constructor, is named when it is called, not before. */
function lateName({ hosting: { file }, anchor, owner, factory }: HostingPlan, expression: string): string {
  if (owner && /^this\.#?[\w$]+$/.test(expression)) return `() => ${expression}()`;
  const binding = file.scopes.scopeOf(anchor).lookup(expression, 'value');
  const isLate =
    binding && /^(?:const|let|class)$/.test(binding.kind) && binding.id.start > anchor.start && !factory.perRequest;
  return isLate ? `() => ${expression}()` : expression;
}

/** v1's catch around the transport, as far as it only logged; else the console, where v1's errors ended up too. */
function onerror(plan: HostingPlan): string {
  const { hosting, anchor } = plan;
  const { file } = hosting;
  const scope = plan.factory.perRequest ? undefined : file.scopes.scopeOf(file.scopes.parentOf(anchor)!);
  const arrow = (name: string) => (bareArrows(plan) && name !== '' ? name : `(${name})`);
  for (const { handler } of plan.endpoints.handlers.values()) {
    if (!handler) continue;
    const parameter = (handler.type === 'CatchClause' ? handler.param : handler.params[0]) as Node | null;
    const binding = parameter?.type === 'Identifier' ? file.scopes.bindingOf(parameter) : undefined;
    const statements = handler.body.type === 'BlockStatement' ? (handler.body.body as Node[]) : [];
    const log = statements.find(
      (statement) => statement.type === 'ExpressionStatement' && isLog(file, statement.expression),
    )?.expression as Node | undefined;
    const only = statements.length === 0 && isLog(file, handler.body) ? (handler.body as Node) : undefined;
    const line = log ?? only;
    if (!line || isMultiline(file, line) || namesSdk(plan, line)) continue;
    if (!isVisible(hosting, line, scope ?? file.scopes.scopeOf(anchor), binding)) continue;
    const uses = binding?.references.some(({ node }) => node.start >= line.start && node.end <= line.end);
    plan.factory.copied.push(line);
    return `${arrow(uses ? binding!.name : '')} => ${file.textOf(line)}`;
  }
  return `${arrow('error')} => console.error(error)`;
}

/** Whether a line speaks of the SDK's own names, which other transforms may be about to change. */
function namesSdk({ hosting: { file } }: HostingPlan, node: Node): boolean {
  return file.imports.records.some(
    (record) =>
      record.source.startsWith('@modelcontextprotocol/') &&
      record.binding.references.some(
        (reference) => reference.node.start >= node.start && reference.node.end <= node.end,
      ),
  );
}

const arrows = new WeakMap<object, boolean>();

/** Whether this file writes `x => x`. */
function bareArrows({ hosting: { file } }: HostingPlan): boolean {
  const known = arrows.get(file);
  if (known !== undefined) return known;
  // Not the end of a return type: `(id): string =>`.
  const bareOnes = file.text.match(/(?<=[(,=] ?|\b(?:return|async) )[\w$]+ =>/g)?.length ?? 0;
  const wrapped = file.text.match(/\([\w$]+\) =>/g)?.length ?? 0;
  const answer = bareOnes > wrapped;
  arrows.set(file, answer);
  return answer;
}

/** Rewrites one handler: what stays, and the call that takes the request over. */
function writeLive(plan: HostingPlan, live: Live, name: string | undefined): void {
  const { hosting } = plan;
  const { file } = hosting;
  const { callable } = live;
  const { body } = callable;
  const mount = findMount(live.kept);
  const semi = file.style.semi ? ';' : '';
  const args = `(${live.request}, ${live.response}, ${live.request}.body)`;
  if (!mount) {
    // The request is handed to another function of the file.
    layOut(plan, live);
    return;
  }
  const hoist = plan.factory.hoist?.live === live ? plan.factory.hoist : undefined;
  const others = live.kept.filter((one) => !one.mount && !(hoist && one.making));
  const awaits =
    others.some((one) => one.inner !== undefined || mentionsAwait(one.node)) ||
    (name === undefined && plan.factory.expression.startsWith('async'));
  const isLast = live.kept.at(-1) === mount;
  const own = name ?? nameFor(plan);
  const verb = awaits || !isLast ? 'await' : isTypedInJs(file, callable) ? 'return' : 'void';
  const call = `${verb} ${own}${args}`;
  const isAsync = call.startsWith('await');
  settleAsync(plan, callable, isAsync);
  const signatureEnd = signatureEndOf(callable);
  if (name === undefined) {
    writePerRequest(plan, live, mount.node, own, call + semi);
    return;
  }
  if (body.type !== 'BlockStatement') {
    file.edits.overwrite(body.start, body.end, call);
    releaseBut(plan, body);
    return;
  }
  const only = live.kept.length === 1 && isLast;
  if (only && callable.type === 'ArrowFunctionExpression' && isConcise(plan, callable, signatureEnd, call)) {
    file.edits.overwrite(body.start, body.end, call);
    releaseBut(plan, body);
    return;
  }
  file.edits.overwrite(mount.node.start, file.endOf(mount.node), call + semi);
  releaseBut(plan, mount.node);
  layOut(plan, live);
}

/** A handler of streams and ends of sessions, whose route is kept: it hands the request on, and the answer is 405. */
function writeEmptied(plan: HostingPlan, body: Node, name: string): void {
  const { file } = plan.hosting;
  const { eol, indent, semi } = file.style;
  const callable = file.scopes.parentOf(body)!;
  const [request, response] = (callable.params as Node[]).map((parameter) => parameter.name as string);
  const call = `${callable.async ? 'await' : 'void'} ${name}(${request}, ${response}, ${request}.body)`;
  const end = semi ? ';' : '';
  const lead = indentAt(file, body.start);
  const text = body.type === 'BlockStatement' ? `{${eol}${lead}${indent}${call}${end}${eol}${lead}}` : call;
  file.edits.overwrite(body.start, body.end, text);
  releaseBut(plan, body);
}

/** How many `try`s that stay are around a statement. */
function depthOf(kept: readonly Kept[], node: Node): number {
  for (const one of kept) {
    if (one.node === node) return 0;
    if (one.inner && node.start >= one.node.start && node.end <= one.node.end) return 1 + depthOf(one.inner, node);
  }
  return 0;
}

/** Lays the statements that stay out in the handler's body. */
function layOut(plan: HostingPlan, live: Live): void {
  const { file } = plan.hosting;
  const { body } = live.callable;
  if (body.type !== 'BlockStatement') return;
  const base = indentAt(file, body.start);
  layOutList(plan, body, live.kept, base + file.style.indent);
  for (const inner of live.inner) {
    const block = file.scopes.parentOf(inner)!;
    const list = (block.body as Node[]).filter((statement) => !live.inner.includes(statement));
    keepOnly(file, insideOf(block), list, undefined, { release: (range) => releaseBut(plan, range) });
  }
}

function layOutList(plan: HostingPlan, block: Node, kept: readonly Kept[], indent: string): void {
  const { file } = plan.hosting;
  const bareHeads = new Set(kept.filter((one) => one.mount).map((one) => one.node));
  const moved = new Set(plan.factory.hoist ? kept.filter((one) => one.making).map((one) => one.node) : []);
  keepOnly(
    file,
    block.type === 'SwitchCase' ? insideOfCase(file, block) : insideOf(block),
    kept.map((one) => one.node),
    indent,
    { bareHeads, moved, release: (range) => releaseBut(plan, range) },
  );
  for (const one of kept)
    if (one.opening && !one.inner && needsGuard(plan.hosting, one.node)) writeGuard(plan, one.node, indent);
  for (const one of kept) {
    for (const cut of one.cuts ?? []) if (cut.start < cut.end) removeCut(plan, cut);
    for (const { block, kept: inner } of branchesOf(one)) layOutBranch(plan, one.node, block, inner, indent);
  }
}

/** The statements of a branch, at the depth they have inside their statement. */
function layOutBranch(plan: HostingPlan, node: Node, block: Node, kept: readonly Kept[], indent: string): void {
  const { file } = plan.hosting;
  const list = (block.body ?? block.consequent) as Node[] | undefined;
  // `if (…) return handle(req, res);`, `else if (…)`
  if (!Array.isArray(list)) {
    for (const one of kept) {
      for (const cut of one.cuts ?? []) if (cut.start < cut.end) removeCut(plan, cut);
      for (const inner of branchesOf(one)) layOutBranch(plan, node, inner.block, inner.kept, indent);
    }
    return;
  }
  const lead = indentAt(file, list[0]?.start ?? block.start).slice(indentAt(file, node.start).length);
  layOutList(plan, block, kept, indent + (lead === '' ? file.style.indent : lead));
}

/** The statements of a `case`, from behind its colon. */
const insideOfCase = (file: SourceFile, one: Node) => ({
  start: file.text.indexOf(':', one.test?.end ?? one.start) + 1,
  end: one.end as number,
});

function removeCut(plan: HostingPlan, cut: { start: number; end: number }): void {
  plan.hosting.file.edits.remove(cut.start, cut.end);
  releaseBut(plan, cut);
}

/** A statement that reads what only initialize carries is kept to that. */
function writeGuard({ hosting: { file } }: HostingPlan, node: Node, indent: string): void {
  const request = /\b([\w$]+)\??\.body\b/.exec(file.textOf(node))?.[1] ?? 'req';
  const test = file.imports.use(SERVER, 'isInitializeRequest', { at: node });
  const { eol, indent: unit } = file.style;
  file.edits.insert(node.start, `if (${test}(${request}.body)) {${eol}${indent}${unit}`);
  reindent(file, { start: node.start, end: node.end }, indent, indent + unit);
  file.edits.insert(file.endOf(node), `${eol}${indent}}`);
}

const findMount = (kept: readonly Kept[]): Kept | undefined => {
  for (const one of kept) {
    if (one.mount) return one;
    const inner = one.inner && findMount(one.inner);
    if (inner) return inner;
  }
  return undefined;
};

function mentionsAwait(node: Node): boolean {
  let found = false;
  const look = (at: Node) => {
    if (at.type === 'AwaitExpression' || (at.type === 'ForOfStatement' && at.await)) found = true;
    if (found || isFunction(at)) return;
    for (const key of Object.keys(at)) {
      if (key === 'loc') continue;
      const value = at[key];
      for (const child of Array.isArray(value) ? value : [value])
        if (child && typeof child.type === 'string' && typeof child.start === 'number') look(child);
    }
  };
  look(node);
  return found;
}

/** The handler made for one request, where its server needs something of that request. */
function writePerRequest(plan: HostingPlan, live: Live, mount: Node, name: string, call: string): void {
  const { file } = plan.hosting;
  const { style } = file;
  const { body } = live.callable;
  const indent = indentAt(file, body.start) + style.indent.repeat(depthOf(live.kept, mount) + 1);
  const toNode = file.imports.use(NODE, 'toNodeHandler', { at: body });
  const create = createText(plan, plan.factory.expression, indent, undefined);
  const declared = `const ${name} = ${wrapCall(plan, toNode, create, indent, `const ${name} = `)}${style.semi ? ';' : ''}`;
  if (body.type !== 'BlockStatement') {
    file.edits.overwrite(
      body.start,
      body.end,
      `{${style.eol}${indent}${declared}${style.eol}${indent}${call}${style.eol}${indentAt(file, body.start)}}`,
    );
    releaseBut(plan, body);
    return;
  }
  file.edits.overwrite(mount.start, file.endOf(mount), `${declared}${style.eol}${indent}${call}`);
  releaseBut(plan, mount);
  layOut(plan, live);
}

/** A declared promise stays one: by annotation, or by the JSDoc of plain JavaScript. */
function isTyped(file: SourceFile, callable: Node): boolean {
  return Boolean(callable.returnType) || isTypedInJs(file, callable);
}

function isTypedInJs(file: SourceFile, callable: Node): boolean {
  if (file.language !== 'js') return false;
  const start = lineStart(file, statementOf(file, callable).start);
  return file.comments.some(
    (comment) =>
      /@(?:type|returns?)\b/.test(comment.value) &&
      comment.end <= start &&
      /^\s*$/.test(file.text.slice(comment.end, start)),
  );
}

/** `async` goes from a handler that awaits nothing any more, and comes to one that does. */
function settleAsync({ hosting: { file } }: HostingPlan, callable: Node, isAsync: boolean): void {
  if (callable.async && !isAsync) {
    const at = file.text.indexOf('async', callable.start);
    const end = /^async\s+/.exec(file.text.slice(at, callable.body.start))?.[0].length ?? 5;
    if (!isTyped(file, callable)) file.edits.remove(at, at + end);
  } else if (!callable.async && isAsync)
    file.edits.insert(/Method$/.test(callable.type) ? callable.key.start : callable.start, 'async ');
}

function signatureEndOf(callable: Node): number {
  return callable.body.start;
}

function isConcise({ hosting: { file } }: HostingPlan, callable: Node, end: number, call: string): boolean {
  const start = lineStart(file, callable.start);
  const head = file.text.slice(start, end).replace('async ', '');
  const parent = file.scopes.parentOf(callable);
  const tail = parent && /Call/.test(parent.type) ? 2 : 1;
  return (
    !isTyped(file, callable) &&
    !head.includes('\n') &&
    columns(file.edits.indentOf(start) + head.trimStart() + call) + tail <= file.style.width
  );
}

/** Lets go of the names in a range, but for those in what was copied out of it. */
export function releaseBut({ hosting: { file }, factory }: HostingPlan, range: { start: number; end: number }): void {
  let at = range.start;
  for (const copied of factory.copied
    .filter((node) => node.start >= range.start && node.end <= range.end)
    .sort((a, b) => a.start - b.start)) {
    file.release({ start: at, end: copied.start });
    at = copied.end;
  }
  file.release({ start: at, end: range.end });
}

/**
 * `server.close()` where the server is one of each request now: the handler's, where its name can be seen.
 * @param closed functions that close the handler already
 * @returns statements that have nothing left to close
 */
function settleCloses(
  { hosting: { file }, anchor, owner: holder, factory, gone }: HostingPlan,
  handler: string | undefined,
  closed: ReadonlySet<Node>,
): Node[] {
  const stands = file.scopes.scopeOf(file.scopes.parentOf(anchor)!);
  return factory.closes().flatMap((server) => {
    if (gone.some((range) => inside(server, range))) return [];
    const call = file.scopes.parentOf(file.scopes.parentOf(server)!)!;
    const statement = statementOf(file, call);
    const isAlone = statement.type === 'ExpressionStatement' && bare(statement.expression) === call;
    const owner = file.ancestor(server, isFunction);
    const isSeen = holder !== undefined || sees(file.scopes.scopeOf(server), stands);
    if (isAlone && (!isSeen || !handler || (owner && closed.has(owner)))) return [statement];
    if (handler) file.edits.overwrite(server.start, server.end, handler);
    file.release(server);
    return [];
  });
}

/** Takes the statements of the plan out of their lists. */
export function writeRemovals(plan: HostingPlan, handler: string | undefined): void {
  const { hosting, removed, rest } = plan;
  const { file } = hosting;
  const lists = new Map<Node, Node[]>();
  const top = [...removed].filter(
    (node) => ![...removed].some((other) => other !== node && node.start >= other.start && node.end <= other.end),
  );
  const replaced = new Set<Node>();
  const seen = new Set<Node>();
  for (const statement of handler ? top : []) {
    if (!rest.closing.has(statement)) continue;
    const owner = file.ancestor(statement, isFunction);
    if (!owner || seen.has(owner)) continue;
    seen.add(owner);
    replaced.add(statement);
    file.edits.overwrite(
      statement.start,
      file.endOf(statement),
      `${owner.async ? 'await' : 'void'} ${handler}.close()${file.style.semi ? ';' : ''}`,
    );
    releaseBut(plan, statement);
  }
  for (const statement of [...top, ...settleCloses(plan, handler, seen)]) {
    if (replaced.has(statement)) continue;
    const list = file.scopes.parentOf(statement)!;
    lists.set(list, [...(lists.get(list) ?? []), statement]);
  }
  for (const [list, statements] of lists) {
    const all = (list.body ?? list.consequent) as Node[];
    if (!Array.isArray(all)) {
      file.edits.overwrite(statements[0]!.start, statements[0]!.end, '{}');
      continue;
    }
    const directives = (list.directives ?? []) as Node[];
    keepOnly(
      file,
      insideOf(list),
      [...directives, ...all.filter((statement) => !statements.includes(statement))],
      undefined,
      { release: (range) => releaseBut(plan, range) },
    );
    for (const statement of statements) releaseBut(plan, statement);
  }
}
