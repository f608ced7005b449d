import { eachChild, type Node } from './node.js';
import type { SourceFile } from './source-file.js';

/** What stands between the braces of a function that no edit reaches into. */
export interface UntouchedBody {
  /** The block itself. */
  body: Node;
  /** Behind the opening brace. */
  start: number;
  /** Before the closing brace. */
  end: number;
}

/** Such a name must be declared by a class around the function. */
const PRIVATE_NAME = /#\w+/;

/** Shorter ones cost more to leave out than to parse. */
const WORTH_IT = 80;

/**
 * The outermost function bodies of a file that stay as they are, in the order of the text. Functions only: what else a
 * block declares may collide with an edit outside it, a function's names cannot.
 */
export function untouchedBodies(file: SourceFile): UntouchedBody[] {
  const bodies: UntouchedBody[] = [];
  const places = file.edits.places();
  const isTouched = (start: number, end: number) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.reach < start) low = middle + 1;
      else high = middle;
    }
    return low < places.length && places[low]!.start <= end;
  };
  const look = (node: Node): void => {
    const { body } = node;
    // A directive rules what may stand in the whole function. So does the head, and an edit there (`async`) is one to check.
    if (body?.type === 'BlockStatement' && Array.isArray(node.params) && body.directives.length === 0) {
      const [start, end] = [body.start + 1, body.end - 1];
      if (end - start >= WORTH_IT && !isTouched(node.start, node.end) && !PRIVATE_NAME.test(file.textOf(body))) {
        bodies.push({ body, start, end });
        eachChild(node, (child, key) => {
          if (key !== 'body') look(child);
        });
        return;
      }
    }
    if (node.end - node.start >= WORTH_IT) eachChild(node, look);
  };
  look(file.program);
  return bodies.sort((a, b) => a.start - b.start);
}
