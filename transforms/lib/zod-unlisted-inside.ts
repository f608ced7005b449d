import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import { isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { zodIn } from './schema-uses.js';

/** What zod 4 has no JSON schema for, and did not get one by what it is piped from. */
const UNLISTED = /^(?:coerce\.)?(?:date|bigint)$|^(?:map|set|symbol|undefined|void|nan|custom|instanceof|function)$/;

/** What is made of other schemas. */
const HOLDS =
  /^(?:object|strictObject|looseObject|array|union|discriminatedUnion|intersection|tuple|record|partialRecord|optional|nullable|promise|effect|transformer|pipeline)$/;

/** A schema that goes on for longer is not looked through. */
const MOST_PLACES = 40;

/**
 * Whether `z.toJSONSchema()` may throw for a schema of zod 3's time: it holds, or may hold, what zod 4 has no JSON schema
 * for. Every name in it is followed; one that leads nowhere may stand for anything.
 */
export function mayThrow(schema: Place): boolean {
  const seen = new Set<Node>();
  const look = (place: Place): boolean => {
    const { file, facts } = place;
    // A cast says nothing of what is there.
    const node = unwrap(place.node);
    const next = (inner: Node) => look({ file, facts, node: inner });
    switch (node.type) {
      case 'Identifier':
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        if (zodIn(file).nameOf(node)) return false;
        if (seen.has(node)) return false;
        seen.add(node);
        // `Schema.shape.name`, `Schema.shape`: what it is of.
        const whole = isMember(node) && isMember(node.object) && !isShape(node) ? node.object : node;
        if (isShape(whole)) return next(whole.object);
        const found = seen.size > MOST_PLACES ? [] : sourcesOf({ file, facts, node });
        return found.length === 0 || found.some((each) => each.node === node || look(each));
      }
      case 'CallExpression': {
        const zod = zodIn(file);
        const name = zod.nameOf(node.callee)?.name;
        const args = node.arguments as Node[];
        if (name !== undefined) {
          if (UNLISTED.test(name)) return true;
          if (name === 'literal')
            return args.some((each) => each.type === 'BigIntLiteral' || each.name === 'undefined');
          if (name === 'lazy') return !args[0]?.body || args[0].body.type === 'BlockStatement' || next(args[0].body);
          // The second argument of these is what is told of.
          if (name === 'preprocess') return !args[1] || next(args[1]);
          return HOLDS.test(name) && args.some((each) => !isPlain(each) && next(each));
        }
        if (!isMember(node.callee)) return true;
        const key = memberKey(node.callee) ?? '';
        if (key === 'catch' && (args[0]?.params?.length ?? 0) > 0) return true;
        const joins = /^(?:extend|merge|and|or|augment|catchall|rest)$/.test(key);
        return next(node.callee.object) || (joins && args.some(next));
      }
      case 'ObjectExpression':
        return (node.properties as Node[]).some((each) =>
          each.type === 'ObjectProperty' ? next(each.value) : each.type !== 'SpreadElement' || next(each.argument),
        );
      case 'ArrayExpression':
        return (node.elements as (Node | null)[]).some((each) => each && !isPlain(each) && next(each));
      case 'SpreadElement':
        return next(node.argument);
    }
    return !isPlain(node);
  };
  return look(schema);
}

const isShape = (node: Node): boolean => isMember(node) && memberKey(node) === 'shape';

/** Values that are no schemas: names of an enum, options, checks. */
function isPlain(node: Node): boolean {
  if (/Literal$|^UnaryExpression$/.test(node.type) || node.params) return true;
  if (node.type !== 'ObjectExpression' && node.type !== 'ArrayExpression') return false;
  let plain = true;
  eachChild(node, (child) => {
    if (child.type === 'ObjectProperty') plain &&= isPlain(child.value);
    else plain &&= isPlain(child);
  });
  return plain;
}
