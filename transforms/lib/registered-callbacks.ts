import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isInside } from './captured-handlers.js';
import { isMember, memberIndex, membersCalled, propertyKey } from './members.js';
import { sdkTypeOf } from './values.js';

const RULE = 'registration/callback';
const MESSAGE =
  "a registered prompt's callback is handler(args, ctx) in v2: arguments come first even where the prompt has none, they are checked, and the answer may be an InputRequiredResult too.";

/**
 * `prompt.callback` of what registerPrompt() returned is `handler` in v2; so is the callback that tests take out of a
 * server's private `_registeredTools`, which v1 called so until it made tools one type with tasks.
 */
export function renameCallbacks(file: SourceFile, facts: FileFacts): void {
  // Each name once: several members may have come by one type.
  const keys = new Set<Node>();
  for (const member of membersCalled(file, 'callback')) {
    if (file.isIgnored(member)) continue;
    if (sdkTypeOf(file, facts, member.object) === 'RegisteredPrompt') {
      keys.add(member.property);
      file.todos.add(member, RULE, MESSAGE);
      continue;
    }
    const types: Node[] = [];
    if (!comesFromInside(file, facts, member.object, types)) continue;
    keys.add(member.property);
    for (const key of types.flatMap((type) => keysIn(type))) keys.add(key);
  }
  for (const pattern of memberIndex(file).patterns) {
    const declarator = file.scopes.parentOf(pattern);
    const property = (pattern.properties as Node[]).find((each) => propertyKey(each) === 'callback');
    if (!property || declarator?.type !== 'VariableDeclarator' || !declarator.init || file.isIgnored(property))
      continue;
    if (sdkTypeOf(file, facts, declarator.init) !== 'RegisteredPrompt') continue;
    if (property.shorthand) file.edits.insert(property.start, 'handler: ');
    else keys.add(property.key);
    file.todos.add(property, RULE, MESSAGE);
  }
  for (const key of keys) rename(file, key);
}

function rename(file: SourceFile, key: Node): void {
  const quoted = key.type === 'StringLiteral' ? 1 : 0;
  file.edits.overwrite(key.start + quoted, key.end - quoted, 'handler');
}

/**
 * Whether a value was taken out of a server's private stores, here or where a constant got it.
 * @param types gets the types it was cast to on its way
 */
function comesFromInside(file: SourceFile, facts: FileFacts, node: Node, types: Node[]): boolean {
  for (let at: Node | null | undefined = node, depth = 0; at && depth < 20; depth++) {
    if (isMember(at)) {
      if (isInside(file, facts, at)) return true;
      at = at.object;
    } else if (at.type === 'Identifier') {
      const declaration: Node | undefined = file.scopes.bindingOf(at)?.declaration;
      if (declaration?.type !== 'VariableDeclarator' || declaration.id.type !== 'Identifier') return false;
      if (declaration.id.typeAnnotation) types.push(declaration.id.typeAnnotation);
      at = declaration.init;
    } else if (at.expression) {
      if (at.typeAnnotation) types.push(at.typeAnnotation);
      at = at.expression;
    } else return false;
  }
  return false;
}

/** The keys called `callback` in a type that is written out. */
function keysIn(type: Node): Node[] {
  const found: Node[] = [];
  const look = (node: Node) => {
    if (/^TS(?:Property|Method)Signature$/.test(node.type) && propertyKey(node) === 'callback') found.push(node.key);
    eachChild(node, look);
  };
  look(type);
  return found;
}
