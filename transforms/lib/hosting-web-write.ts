import type { Node } from '../../src/engine/node.js';
import { NODE } from '../../src/sdk/homes.js';
import { settleCors } from './hosting-cors.js';
import { bare } from './hosting-model.js';
import { insideOf, keepOnly } from './hosting-text.js';
import { settleCorsHeaders } from './hosting-web-cors.js';
import { requestOf } from './hosting-web-host.js';
import type { WebKept, WebLive } from './hosting-web-live.js';
import type { WebPlan } from './hosting-web-plan.js';
import { createText, headOffset, hoistServer, nameFor, releaseBut, wrapCall, writeRemovals } from './hosting-write.js';
import { columns, indentAt, lineStart } from './layout.js';

/** Records the edits of a plan. */
export function writeWebHosting(plan: WebPlan): void {
  const { file } = plan.hosting;
  const { perRequest } = plan.factory;
  const name = nameFor(plan);
  const needsClose = plan.rest.closing.size > 0 || plan.factory.closes().length > 0;
  const closer = perRequest || !needsClose ? undefined : plan.host === 'web' ? name : file.freeName('mcp');
  if (!perRequest) writeHandler(plan, name, closer);
  for (const live of plan.lives) writeLive(plan, live, name);
  for (const route of plan.widened) {
    const { property } = bare(route.call.callee);
    file.edits.overwrite(property.start, property.end, 'all');
  }
  writeRemovals(plan, closer);
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
  settleCorsHeaders(file);
}

/** `const mcpHandler = createMcpHandler(…)`, for Fastify within `toNodeHandler()`. */
function declared(plan: WebPlan, name: string, indent: string, closer?: string): string[] {
  const { hosting, host, factory, anchor } = plan;
  const { file } = hosting;
  const semi = file.style.semi ? ';' : '';
  if (host === 'web') {
    const before = `const ${name} = `;
    return [`${before}${createText(plan, factory.expression, indent, before)}${semi}`];
  }
  const toNode = file.imports.use(NODE, 'toNodeHandler', { at: anchor });
  if (closer) {
    const before = `const ${closer} = `;
    return [
      `${before}${createText(plan, factory.expression, indent, before)}${semi}`,
      `const ${name} = ${toNode}(${closer})${semi}`,
    ];
  }
  const create = createText(plan, factory.expression, indent, undefined);
  return [`const ${name} = ${wrapCall(plan, toNode, create, indent, `const ${name} = `)}${semi}`];
}

function writeHandler(plan: WebPlan, name: string, closer: string | undefined): void {
  const { file } = plan.hosting;
  const { eol } = file.style;
  const offset = headOffset(plan);
  const indent = indentAt(file, plan.anchor.start);
  const text = declared(plan, name, indent, closer === name ? undefined : closer)
    .map((line) => indent + line)
    .join(eol);
  file.edits.insert(offset, `${hoistServer(plan, offset)}${text}${eol}${eol}`);
}

/** Rewrites one handler: what stays, and the calls that take the request over. */
function writeLive(plan: WebPlan, live: WebLive, name: string): void {
  const { file } = plan.hosting;
  const { callable } = live;
  const { body } = callable;
  const target = plan.host === 'web' ? `${name}.fetch` : name;
  if (body.type !== 'BlockStatement') {
    for (const one of live.kept) writeMounts(plan, one, target);
    return;
  }
  if (writeConcise(plan, live, target)) return;
  layOut(plan, live, name, target, body, live.kept, indentAt(file, body.start) + file.style.indent);
}

/** `async (c) => { … return transport.handleRequest(c.req.raw) }` that is left with its return. */
function writeConcise(plan: WebPlan, live: WebLive, target: string): boolean {
  const { hosting, factory, host } = plan;
  const { file } = hosting;
  const { callable } = live;
  const [only] = live.kept;
  if (callable.type !== 'ArrowFunctionExpression' || callable.returnType || live.kept.length !== 1) return false;
  if (!only!.mount || only!.node.type !== 'ReturnStatement' || factory.perRequest || host !== 'web') return false;
  const value = only!.instead
    ? `${target}(${requestOf(plan.web, live.callable)})`
    : replaced(plan, bare(only!.node.argument), only!, target);
  const { body } = callable;
  const head = file.text.slice(lineStart(file, callable.start), body.start).replace(/\basync\s+/, '');
  const tail = file.scopes.parentOf(callable)?.type === 'CallExpression' ? 2 : 1;
  if (value.includes('\n') || columns(head + value) + tail > file.style.width) return false;
  file.edits.overwrite(body.start, body.end, value);
  release(plan, body, only!);
  if (callable.async) {
    const length = /^async\s+/.exec(file.text.slice(callable.start, body.start))?.[0].length ?? 0;
    file.edits.remove(callable.start, callable.start + length);
  }
  return true;
}

/** The text of an expression with its transport replaced. */
function replaced(plan: WebPlan, node: Node, one: WebKept, target: string): string {
  const { file } = plan.hosting;
  let text = '';
  let at = node.start;
  const changes = [
    ...(one.mounts ?? []).map(({ callee }) => ({ start: callee.start, end: callee.end, text: target })),
    ...(one.bodies ?? []).map((range) => ({ ...range, text: '' })),
  ].sort((a, b) => a.start - b.start);
  for (const change of changes) {
    text += file.text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return text + file.text.slice(at, node.end);
}

/** Lets go of what goes in a range: all but the arguments of what takes the request over. */
function release(plan: WebPlan, range: Node, one: WebKept): void {
  const { file } = plan.hosting;
  if (one.instead) {
    releaseBut(plan, range);
    return;
  }
  releaseBut(plan, { start: range.start, end: one.node.start });
  for (const { callee } of one.mounts ?? []) file.release(callee);
  for (const range of one.bodies ?? []) file.release(range);
  releaseBut(plan, { start: one.node.end, end: range.end });
}

function layOut(
  plan: WebPlan,
  live: WebLive,
  name: string,
  target: string,
  block: Node,
  kept: readonly WebKept[],
  indent: string,
): void {
  const { hosting, factory } = plan;
  const { file } = hosting;
  const { eol, semi } = file.style;
  const end = semi ? ';' : '';
  const bareHeads = new Set(kept.filter((one) => one.mount).map((one) => one.node));
  const moved = new Set(factory.hoist ? kept.filter((one) => one.making).map((one) => one.node) : []);
  if (block.type === 'BlockStatement')
    keepOnly(
      file,
      insideOf(block),
      kept.map((one) => one.node),
      indent,
      { bareHeads, moved, release: (range) => releaseBut(plan, range) },
    );
  for (const one of kept) {
    if (one.mount && factory.perRequest)
      file.edits.insert(one.node.start, `${declared(plan, name, indent).join(eol + indent)}${eol}${indent}`);
    if (one.instead) {
      const request = requestOf(plan.web, live.callable);
      const hijack = `${live.callable.params[1]?.name}.hijack()${end}${eol}${indent}`;
      const text =
        plan.host === 'web' ? `return ${target}(${request})${end}` : `${hijack}await ${target}(${request})${end}`;
      file.edits.overwrite(one.node.start, file.endOf(one.node), text);
      file.release(one.node);
    } else if (one.mount) {
      if (plan.host === 'fastify' && !file.text.slice(live.callable.start, live.callable.end).includes('.hijack('))
        file.edits.insert(one.node.start, `${live.callable.params[1]?.name}.hijack()${end}${eol}${indent}`);
      writeMounts(plan, one, target);
    }
    for (const frame of one.frames ?? [])
      layOut(plan, live, name, target, frame.block, frame.kept, indentAt(file, frame.block.start) + file.style.indent);
    if (one.node.type === 'TryStatement' && one.frames && one.node.finalizer) {
      file.edits.remove(one.node.handler.end, one.node.end);
      file.release({ start: one.node.handler.end, end: one.node.end });
    }
  }
}

function writeMounts(plan: WebPlan, one: WebKept, target: string): void {
  const { file } = plan.hosting;
  for (const { callee } of one.mounts ?? []) {
    file.edits.overwrite(callee.start, callee.end, target);
    file.release(callee);
  }
  for (const range of one.bodies ?? []) {
    file.edits.remove(range.start, range.end);
    file.release(range);
  }
}
