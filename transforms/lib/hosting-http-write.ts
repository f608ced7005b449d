import type { Node } from '../../src/engine/node.js';
import { NODE } from '../../src/sdk/homes.js';
import { mountsIn } from './hosting-http-body.js';
import { writeAliases } from './hosting-http-sse.js';
import type { Kept, Live } from './hosting-live.js';
import { isFunction, Refusal } from './hosting-model.js';
import type { HostingPlan } from './hosting-plan.js';
import { createText, nameFor, releaseBut, wrapCall } from './hosting-write.js';
import { indentAt, type Range } from './layout.js';

// What becomes of a transport in a listener of node:http: the call stays as it is written, and goes to the handler.

/** The text of such a call that goes: `transport.handleRequest`, and a body that nobody reads any more. */
export function mountedIn({ node, call, parsed }: Kept): Range[] {
  if (!call) return [node];
  const [, response, body] = call.arguments as Node[];
  const ranges: Range[] = [{ start: call.callee.start, end: call.callee.end }];
  if (body && !parsed) ranges.push({ start: response!.end, end: body.end });
  return ranges;
}

/** Hands requests to the handler where the transport was; without a name, to one that is made in that place. */
export function writeMounts(plan: HostingPlan, live: Live, name: string | undefined): void {
  const { file } = plan.hosting;
  const own = name ?? nameFor(plan);
  for (const mount of mountsIn(live.kept)) {
    const [callee, body] = mountedIn(mount);
    if (!callee) continue;
    file.edits.overwrite(
      callee.start,
      mount.call ? callee.end : file.endOf(mount.node),
      mount.call ? own : streamed(plan, live, mount, own),
    );
    releaseBut(plan, callee);
    if (body) {
      file.edits.remove(body.start, body.end);
      releaseBut(plan, body);
    }
    if (name === undefined) file.edits.insert(mount.node.start, madeHere(plan, own, mount.node));
  }
  writeAliases(plan.hosting, live);
  const { callable } = live;
  if (live.unwrapped && !callable.async && live.kept.some((one) => awaits(one.node)))
    file.edits.insert(callable.start, 'async ');
}

/** The server was connected here, to a transport of HTTP+SSE that had the response. */
function streamed({ hosting: { file } }: HostingPlan, live: Live, { node }: Kept, own: string): string {
  const verb = /^(?:return\s+)?await\b/.test(file.textOf(node)) ? 'await' : 'void';
  return `${node.type === 'ReturnStatement' ? 'return ' : ''}${verb} ${own}(${live.request}, ${live.response})${file.style.semi ? ';' : ''}`;
}

function madeHere(plan: HostingPlan, name: string, at: Node): string {
  const { file } = plan.hosting;
  const { eol, semi } = file.style;
  const indent = indentAt(file, at.start);
  const create = createText(plan, plan.factory.expression, indent, undefined);
  const toNode = file.imports.use(NODE, 'toNodeHandler', { at });
  return `const ${name} = ${wrapCall(plan, toNode, create, indent, `const ${name} = `)}${semi ? ';' : ''}${eol}${indent}`;
}

/** @throws Refusal where a handler that is made for each request has no place to be made in */
export function checkPlaces(plan: HostingPlan): void {
  for (const live of plan.endpoints.handlers.values())
    for (const { node } of live.http ? mountsIn(live.kept) : [])
      if (!/^(?:BlockStatement|SwitchCase|Program)$/.test(plan.hosting.file.scopes.parentOf(node)?.type ?? ''))
        throw new Refusal('its server is made from the request, and a line for that has no place here', node);
}

function awaits(node: Node): boolean {
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true;
  return Object.keys(node).some((key) => {
    if (key === 'loc') return false;
    const value = node[key];
    return (Array.isArray(value) ? value : [value]).some(
      (child) =>
        child &&
        typeof child.type === 'string' &&
        typeof child.start === 'number' &&
        !isFunction(child) &&
        awaits(child),
    );
  });
}
