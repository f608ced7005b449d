import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import type { Range } from './layout.js';
import { type Kind, kindOf } from './registration-kinds.js';
import { sourcesOf } from './registration-sources.js';
import { typeName } from './values.js';

/** The members of v2's config object, in the order they are written. */
export type ConfigKey = 'description' | 'inputSchema' | 'argsSchema' | 'annotations';

/** v1's methods, and what they are called now. */
export const METHODS: Record<string, string> = {
  tool: 'registerTool',
  prompt: 'registerPrompt',
  resource: 'registerResource',
};

/**
 * Which member of the config object each argument between name and callback becomes; undefined when the overload
 * cannot be told. The number of arguments and one known neighbour usually decide.
 */
export function configKeys(
  file: SourceFile,
  facts: FileFacts,
  method: 'tool' | 'prompt',
  args: readonly Node[],
): ConfigKey[] | undefined {
  if (args.length < 2 || args.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const between = args.slice(1, -1);
  const shape = method === 'tool' ? 'inputSchema' : 'argsSchema';
  const kinds = between.map((node) => kindOf({ file, facts, node }));
  const takesArguments = () => callbackTakesArguments(file, facts, args.at(-1)!);
  const keyOf = (kind: Kind | undefined): ConfigKey | undefined => {
    if (kind === 'string') return 'description';
    if (kind === 'shape' || kind === 'schema') return shape;
    // Prompts have no annotations.
    if (kind === 'annotations') return method === 'tool' ? 'annotations' : shape;
    return kind === undefined && takesArguments() ? shape : undefined;
  };
  const isShape = (kind: Kind | undefined) => kind === 'shape' || kind === 'schema';
  const [first, second] = kinds;
  switch (between.length) {
    case 0:
      return [];
    case 1: {
      const key = keyOf(first);
      return key && [key];
    }
    case 2: {
      if (method === 'prompt') return ['description', shape];
      if (isShape(first)) return [shape, 'annotations'];
      if (isShape(second)) return ['description', shape];
      if (first === 'string') {
        const key = keyOf(second);
        return key && key !== 'description' ? ['description', key] : undefined;
      }
      return second === 'annotations' && takesArguments() ? [shape, 'annotations'] : undefined;
    }
    case 3:
      return method === 'tool' ? ['description', shape, 'annotations'] : undefined;
  }
  return undefined;
}

/** Members of the context that a callback gets when there are no arguments to hand it; v1's names and v2's. */
const CONTEXT_MEMBERS =
  /^(?:signal|authInfo|sessionId|_meta|sendNotification|sendRequest|requestId|requestInfo|taskId|taskStore|taskRequestedTtl|closeSSEStream|closeStandaloneSSEStream|mcpReq|http|task)$/;

/** Whether a callback can only have been registered with a schema: it takes two parameters, or takes apart arguments. */
function callbackTakesArguments(file: SourceFile, facts: FileFacts, callback: Node): boolean {
  const [source, ...more] = sourcesOf({ file, facts, node: callback });
  const parameters = source?.node.params as Node[] | undefined;
  if (!source || more.length > 0 || !parameters || source.node.type.startsWith('TS')) return false;
  if (parameters.length >= 2) return true;
  const [first] = parameters;
  if (!first) return false;
  const annotation = first.typeAnnotation?.typeAnnotation as Node | undefined;
  if (annotation && !typeName(source.file, source.facts, annotation)) {
    const name = annotation.typeName?.right?.name ?? annotation.typeName?.name;
    if (/^(infer|input|output|TypeOf)$/.test(name ?? '')) return true;
  }
  return (
    first.type === 'ObjectPattern' &&
    (first.properties as Node[]).some(
      (property) =>
        property.type === 'ObjectProperty' &&
        !property.computed &&
        !CONTEXT_MEMBERS.test(property.key.name ?? property.key.value),
    )
  );
}

/** Where a call's arguments stand, parentheses around them included, and the comma after each. */
export interface ArgumentPlace extends Range {
  node: Node;
  /** Offset of the comma behind it, if there is one. */
  comma: number | undefined;
}

/** @returns undefined when what stands between the arguments is not understood */
export function placesOf(
  file: SourceFile,
  call: Node,
): { open: number; close: number; places: ArgumentPlace[] } | undefined {
  const args = call.arguments as Node[];
  const close = call.end - 1;
  const open = openParenOf(file, call);
  if (open === undefined || file.text[close] !== ')') return undefined;
  const places: ArgumentPlace[] = [];
  let from = open + 1;
  for (const [index, node] of args.entries()) {
    const to = args[index + 1]?.start ?? close;
    const comma = find(file, ',', node.end, to);
    if (comma === undefined && index < args.length - 1) return undefined;
    const start = find(file, '(', from, node.start) ?? node.start;
    const end = (findLast(file, ')', node.end, comma ?? to) ?? node.end - 1) + 1;
    places.push({ node, start, end, comma });
    from = (comma ?? end) + 1;
  }
  return { open, close, places };
}

function openParenOf(file: SourceFile, call: Node): number | undefined {
  const after = (call.typeParameters ?? call.typeArguments)?.end ?? call.callee.end;
  return find(file, '(', after, call.arguments[0]?.start ?? call.end);
}

function offsets(file: SourceFile, character: string, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = file.text.indexOf(character, start); at !== -1 && at < end; at = file.text.indexOf(character, at + 1))
    if (!file.comments.some((comment) => comment.start <= at && at < comment.end)) found.push(at);
  return found;
}

const find = (file: SourceFile, character: string, start: number, end: number) =>
  offsets(file, character, start, end)[0];
const findLast = (file: SourceFile, character: string, start: number, end: number) =>
  offsets(file, character, start, end).at(-1);

/** The function an argument is, when it is written right there. */
export function inlineFunction(node: Node): Node | undefined {
  const at = unwrap(node);
  return /^(Arrow)?FunctionExpression$/.test(at.type) ? at : undefined;
}
