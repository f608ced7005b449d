import type { Node } from '../../src/engine/node.js';
import { bare, type Hosting, isFunction } from './hosting-model.js';
import { sourceOf } from './hosting-routes.js';
import { isMember, memberKey } from './members.js';
import { sourcesOf } from './registration-sources.js';

/**
 * The callback of `storage.run(store, async () => { … })`, where the storage is Node's AsyncLocalStorage: what is in it
 * runs once, there and then.
 */
export function ranInStorage(hosting: Hosting, call: Node): Node | undefined {
  const callee = bare(call.callee);
  const callback = call.arguments.length === 2 ? bare(call.arguments[1]) : undefined;
  if (!isMember(callee) || memberKey(callee) !== 'run' || !callback || !isFunction(callback)) return undefined;
  if (callback.params.length > 0 || callback.body.type !== 'BlockStatement' || callback.generator) return undefined;
  const { file, facts } = hosting;
  const isStorage = sourcesOf({ file, facts, node: bare(callee.object) }).some((place) => {
    const name = (place.node.type === 'NewExpression' ? place.node.callee : place.node.typeName) as Node | undefined;
    const binding = name?.type === 'Identifier' ? place.file.scopes.bindingOf(name) : undefined;
    return /^(?:node:)?async_hooks$/.test(sourceOf(place.file, binding) ?? '');
  });
  return isStorage ? callback : undefined;
}
