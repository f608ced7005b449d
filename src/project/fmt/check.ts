// What a formatter hands back is looked at before it takes the place of a text of ours.
import { type Comment, eachChild, type Node } from '../../engine/node.js';
import { parse } from '../../engine/parse.js';
import { readMarker } from '../../engine/todo.js';
import type { Todo } from '../../engine/types.js';

/**
 * Compares a formatted text with the one it was made from.
 *
 * @param text Ours.
 * @param formatted The formatter's.
 * @param filename Decides how both are parsed.
 * @param layoutOnly Whether the formatter changes nothing but layout: then every name and string has to be there still.
 * @returns the markers at their new places, or what is wrong with the formatted text
 */
export function checkFormatted(
  text: string,
  formatted: string,
  filename: string,
  layoutOnly: boolean,
): { markers: Todo[] } | { wrong: string } {
  let after: ReturnType<typeof parse>;
  try {
    after = parse(formatted, filename);
  } catch (error) {
    return { wrong: `what it printed does not parse (${(error as Error).message})` };
  }
  const before = parse(text, filename);
  if (after.ast.program.body.length === 0 && before.ast.program.body.length > 0)
    return { wrong: 'what it printed has no statement left' };
  const markers = markersOf(after.comments);
  const found = markers.map(markerKey);
  for (const marker of markersOf(before.comments)) {
    const at = found.indexOf(markerKey(marker));
    if (at === -1) return { wrong: 'what it printed has lost a TODO(mcp-v2 marker' };
    found.splice(at, 1);
  }
  if (layoutOnly) {
    const there = wordsOf(after.ast.program);
    for (const word of wordsOf(before.ast.program))
      if (!there.has(word)) return { wrong: `what it printed has lost ${JSON.stringify(word)}` };
  }
  return { markers };
}

function markersOf(comments: readonly Comment[]): Todo[] {
  return comments.flatMap((comment) => readMarker(comment) ?? []);
}

export function markerKey({ rule, message }: Todo): string {
  return `${rule} ${message}`;
}

/** Names and strings, but for those of imports: plugins of formatters sort those, and drop unused ones. */
function wordsOf(program: Node): Set<string> {
  const words = new Set<string>();
  const walk = (node: Node) => {
    if (node.type === 'ImportDeclaration') return;
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') words.add(node.name);
    // Quotes of a key come and go, so that a key and a name are alike.
    else if (node.type === 'StringLiteral') words.add(node.value);
    eachChild(node, walk);
  };
  walk(program);
  return words;
}
