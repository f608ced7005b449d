import { V2_SHAPES, V2_TYPES } from '../../src/sdk/v2-members.js';

/** What an expression is, of v2's protocol types: one of several objects, or a list of them. */
export interface Shape {
  /** Places in V2_SHAPES. */
  of: readonly number[];
  list: boolean;
  /** In v2 it may be a list as well; in v1 up to 1.21 it was none. */
  perhapsList?: true;
}

/** What v1 gave as this could be more than the type it had by name. */
const WIDER: Readonly<Record<string, string>> = { ResourceContents: 'TextResourceContents|BlobResourceContents' };

interface Members {
  open: boolean;
  refs: ReadonlyMap<string, string>;
}

const parsed = new Map<number, Members>();

function membersAt(index: number): Members {
  let members = parsed.get(index);
  if (!members) {
    const words = V2_SHAPES[index]!.split(' ');
    const open = words[0] === '*';
    const refs = new Map(
      (open ? words.slice(1) : words).map((word): [string, string] => {
        const at = word.search(/:[\d(]/);
        return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
      }),
    );
    members = { open, refs };
    parsed.set(index, members);
  }
  return members;
}

function read(ref: string): Shape | undefined {
  if (ref === '') return undefined;
  return { of: [...ref.matchAll(/\d+/g)].map(([digits]) => Number(digits)), list: ref.endsWith(']') };
}

/** The shape of a type by v2's name for it: `Tool`. */
export function shapeNamed(name: string | undefined): Shape | undefined {
  if (name === undefined || !Object.hasOwn(V2_TYPES, name)) return undefined;
  const all = (WIDER[name]?.split('|') ?? [name]).map((one) => read(V2_TYPES[one]!)!);
  return { of: all.flatMap(({ of }) => of), list: false };
}

/** One of several shapes, all lists or none. */
export function anyOf(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const [first] = shapes;
  if (!first || shapes.some((shape) => shape?.list !== first.list)) return undefined;
  return { of: [...new Set(shapes.flatMap((shape) => shape!.of))], list: first.list };
}

export const elementOf = (shape: Shape | undefined): Shape | undefined =>
  shape?.list ? { of: shape.of, list: false } : undefined;

export const listOf = (shape: Shape | undefined): Shape | undefined =>
  shape && !shape.list ? { of: shape.of, list: true } : undefined;

/** What a member holds: of those objects that have it, where the others do not admit it. */
export function memberOf(shape: Shape | undefined, key: string): Shape | undefined {
  if (!shape || shape.list) return undefined;
  const all = shape.of.map(membersAt);
  if (all.some(({ open, refs }) => open && !refs.has(key))) return undefined;
  if (key === 'content' && shape.of.every((index) => index === SAMPLED)) return { ...PLAIN, perhapsList: true };
  return anyOf(all.filter(({ refs }) => refs.has(key)).map(({ refs }) => read(refs.get(key)!)));
}

const only = (name: string): number => read(V2_TYPES[name]!)!.of[0]!;
const SAMPLED = only('SamplingMessage');
const PLAIN = read(V2_TYPES.SamplingContent!)!;

/** What stood beside each other in v1 already: members that only some of these have were of type unknown there. */
const KINDS = new Set(
  [
    'TextContent',
    'ImageContent',
    'AudioContent',
    'ResourceLink',
    'EmbeddedResource',
    'TextResourceContents',
    'BlobResourceContents',
    'PromptReference',
    'ResourceTemplateReference',
  ].map(only),
);

/** Whether v1 up to 1.21 knew all these objects as kinds of one thing. */
export const isUnionOfV1 = (shape: Shape): boolean => shape.of.every((index) => KINDS.has(index));

/** How many of the objects this may be have the member, or admit any. */
export function having(shape: Shape, key: string): 'all' | 'some' | 'none' {
  const count = shape.of.filter((index) => membersAt(index).open || membersAt(index).refs.has(key)).length;
  return count === 0 ? 'none' : count === shape.of.length ? 'all' : 'some';
}

/** How many of the objects this may be name the member. */
export const countHaving = (shape: Shape, key: string): number =>
  shape.of.filter((index) => membersAt(index).refs.has(key)).length;

/** Where the protocol has room for data of one's own in such an object. */
export function roomIn(shape: Shape): '_meta' | 'experimental' | undefined {
  return (['_meta', 'experimental'] as const).find((key) => having(shape, key) === 'all');
}
