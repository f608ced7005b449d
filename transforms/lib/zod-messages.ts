import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expected } from './errors-flow.js';

/** The default messages of zod 3 whose words changed, and what zod 4 says instead (its English locale). */
const MESSAGES: readonly [RegExp, string][] = [
  [/^Required$/, 'Invalid input: expected string, received undefined'],
  [/^Expected \w+, received \w+/, 'Invalid input: expected string, received number'],
  [/^Invalid literal value/, 'Invalid input: expected "a"'],
  [/^Invalid enum value/, 'Invalid option: expected one of "a"|"b"'],
  [/^String must contain (at least|exactly) /, 'Too small: expected string to have >=1 characters'],
  [/^String must contain at most /, 'Too big: expected string to have <=1 characters'],
  [/^Array must contain (at least|exactly) /, 'Too small: expected array to have >=1 items'],
  [/^Array must contain at most /, 'Too big: expected array to have <=1 items'],
  [/^Number must be greater than /, 'Too small: expected number to be >0'],
  [/^Number must be less than /, 'Too big: expected number to be <0'],
  [/^Unrecognized key\(s\) in object/, 'Unrecognized key: "a"'],
  [/^Invalid email$/, 'Invalid email address'],
  [/^Invalid url$/, 'Invalid URL'],
  [/^Invalid uuid$/, 'Invalid GUID'],
  [/^Invalid datetime$/, 'Invalid ISO datetime'],
];

/** Expectations of a test that quote a message of zod 3: they find nothing any more. */
export function markMessages(file: SourceFile): void {
  for (const call of file.scopes.calls) {
    if (call.type !== 'CallExpression' || !isExpectation(call) || file.isIgnored(call)) continue;
    const quoted = textOf((call.arguments as Node[])[0]);
    const change = quoted && MESSAGES.find(([old]) => old.test(quoted));
    if (change)
      file.todos.add(
        call,
        'zod/message',
        `zod 4 words this message otherwise, such as '${change[1]}'; expect that, or better the code of the issue.`,
      );
  }
}

/** `expect(x).toContain(…)`, also behind `.not`, `.rejects` and chai's words. */
function isExpectation(call: Node): boolean {
  const name = call.callee.property?.name as string | undefined;
  const isMatcher = /^(to(Be|Contain|Equal|StrictEqual|Match|Throw|ThrowError)|equal|include|contain|throw|match)$/;
  return name !== undefined && isMatcher.test(name) && expected(call) !== undefined;
}

function textOf(node: Node | undefined): string | undefined {
  const at = node && unwrap(node);
  return at?.type === 'RegExpLiteral' ? at.pattern : at && stringValue(at);
}
