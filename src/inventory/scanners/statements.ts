// One small scanner for the formats that are made of words, lines and braces: nginx, Caddyfile, HCL, Bicep.

import type { Statement } from './statements/types.js';

export { parseStatements } from './statements/reader.js';
export type { Grammar, Statement, Word } from './statements/types.js';

/** Every statement, outer before inner. */
export function* eachStatement(statements: readonly Statement[]): Generator<Statement> {
  // One generator inside another for every level would hand each statement up through all of them.
  const open: { list: readonly Statement[]; at: number }[] = [{ list: statements, at: 0 }];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const statement = last.list[last.at++];
    if (!statement) {
      open.pop();
      continue;
    }
    yield statement;
    if (statement.block) open.push({ list: statement.block, at: 0 });
  }
}

/** The next statement around one for which `test` holds. */
export function around(statement: Statement, test: (outer: Statement) => boolean): Statement | undefined {
  for (let at = statement.parent; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** A statement's first word, in lower case. */
export function nameOf(statement: Statement): string {
  return statement.words[0]?.text.toLowerCase() ?? '';
}

/** The words behind the first, as texts. */
export function argumentsOf(statement: Statement): string[] {
  return statement.words.slice(1).map((word) => word.text);
}

/** A resource says what it is in its beginning: what is behind so much text adds nothing. */
const MAX_TEXT = 60_000;

/** What a statement and all below it say, without comments. */
export function textsOf(statement: Statement): string[] {
  const texts: string[] = [];
  let left = MAX_TEXT;
  const add = (one: Statement): void => {
    if (left <= 0) return;
    const text = headOf(one).slice(0, left);
    left -= text.length + 1;
    texts.push(text);
    for (const inner of one.block ?? []) add(inner);
  };
  add(statement);
  return texts;
}

/** A statement's own words, without what its braces hold. */
export function headOf(statement: Statement): string {
  return statement.words.map((word) => word.text).join(' ');
}
