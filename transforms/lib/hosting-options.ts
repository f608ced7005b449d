import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import { type Hosting, Refusal } from './hosting-model.js';
import { propertyKey } from './members.js';

/** What the options of the transports come to on the handler. */
export interface HandlerOptions {
  /** `'json'`, or an expression that gives it. */
  responseMode?: string;
  eventStore?: Node;
  /** Host names a request may be for, and origins it may come from. */
  hosts?: string[];
  origins?: string[];
}

const DROPPED = new Set([
  'sessionIdGenerator',
  'onsessioninitialized',
  'onsessionclosed',
  'retryInterval',
  'enableDnsRebindingProtection',
]);

/** @throws Refusal at an option that has no counterpart and may not just go */
export function readOptions(hosting: Hosting): HandlerOptions {
  const result: HandlerOptions = {};
  for (const { options, kind } of hosting.sites) {
    if (!options || (options.type === 'Identifier' && options.name === 'undefined')) continue;
    const object = unwrap(options);
    if (object.type !== 'ObjectExpression') throw new Refusal('its options are not written out here', options);
    const guards = (object.properties as Node[]).some(
      (property) => propertyKey(property) === 'enableDnsRebindingProtection' && property.value?.value !== false,
    );
    for (const property of object.properties as Node[]) {
      const key = property.type === 'SpreadElement' ? undefined : propertyKey(property);
      if (key === undefined) throw new Refusal('its options are not written out here', property);
      if (DROPPED.has(key)) continue;
      if (key === 'eventStore') result.eventStore ??= property;
      else if (key === 'enableJsonResponse' && kind === 'streamable') {
        const value = property.value?.value;
        if (typeof value !== 'boolean')
          throw new Refusal('whether it answers with JSON is decided at run time', property);
        // Said outright: v2 streams by itself only where something is sent before the result.
        result.responseMode = value ? "'json'" : "'sse'";
      } else if (key === 'allowedHosts' || key === 'allowedOrigins') {
        if (!guards) continue;
        const names = namesIn(property.value);
        if (!names) throw new Refusal(`its ${key} are not written out here`, property);
        if (key === 'allowedHosts') result.hosts = names;
        else result.origins = names;
      } else throw new Refusal(`its option ${key} has no counterpart`, property);
    }
  }
  return result;
}

/** Host names without scheme and port: what v2's validation compares. */
function namesIn(node: Node): string[] | undefined {
  const list = unwrap(node);
  if (list.type !== 'ArrayExpression') return undefined;
  const names: string[] = [];
  for (const item of list.elements as (Node | null)[]) {
    const text = stringValue(item);
    if (text === undefined) return undefined;
    const name = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/:\d+$/, '');
    if (!names.includes(name)) names.push(name);
  }
  return names;
}
