// What must hold for any file, tried on the inputs of the fixtures with all sorts of things put between their lines.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachChild, type Node } from '../../src/engine/node.js';
import { parse } from '../../src/engine/parse.js';
import { transformSource } from '../../src/index.js';
import { transforms } from '../../transforms/index.js';
import { type Fixture, findFixtures } from '../support/fixtures.js';
import { checkInvariants, findUnmarkedV1 } from '../support/invariants.js';

/** The same cases in every run; fast-check prints it with a failure. */
const SEED = 20_251_125;
const LISTS = /^(?:Program|BlockStatement|StaticBlock|TSModuleBlock|ClassBody|TSInterfaceBody|SwitchCase)$/;

const fixtures = new Map(findFixtures().map((fixture) => [fixture.id, fixture]));

/** Places between statements and members: `above` at the beginning of a line, `behind` at the end of one. */
function bordersOf(text: string, filename: string): { above: number[]; behind: number[] } {
  const above = new Set<number>();
  const behind = new Set<number>();
  const walk = (node: Node, parent?: Node) => {
    if (parent && LISTS.test(parent.type) && node !== parent.test && node.type !== 'InterpreterDirective') {
      const line = text.lastIndexOf('\n', node.start - 1) + 1;
      // Right behind a byte order mark is no beginning of a line.
      const free = /^[ \t]*$/.test(text.slice(line, node.start)) && text[line] !== '\uFEFF';
      // What stands between an ignore comment and its statement takes the comment's effect away.
      if (free && !/mcp-v2-ignore.*\n$/.test(text.slice(0, line))) above.add(line);
      if (/^[ \t]*(?:\r?\n|$)/.test(text.slice(node.end))) behind.add(node.end);
    }
    eachChild(node, (child) => walk(child, node));
  };
  walk(parse(text, filename).ast.program);
  return { above: [...above], behind: [...behind] };
}

/** Numbered, so that none can stand in for another. */
const COMMENTS: ((n: number, indent: string, eol: string) => string)[] = [
  (n, indent, eol) => `${indent}// note ${n}${eol}`,
  (n, indent, eol) => `${indent}/* note ${n} */${eol}`,
  (n, indent, eol) => `${indent}/**${eol}${indent} * note ${n}${eol}${indent} */${eol}`,
  (n, indent, eol) => `${indent}// @ts-expect-error note ${n}${eol}`,
  (n, indent, eol) => `${indent}// eslint-disable-next-line note-${n}${eol}`,
  (n, indent, eol) => `${eol}${indent}// note ${n}${eol}${eol}`,
  (_n, _indent, eol) => eol,
  (_n, _indent, eol) => eol + eol,
];
const REMARKS: ((n: number) => string)[] = [(n) => ` // behind ${n}`, (n) => ` /* behind ${n} */`, () => '  '];

interface Put {
  where: 'above' | 'behind';
  at: number;
  what: number;
}

const put: fc.Arbitrary<Put> = fc.record({
  where: fc.constantFrom('above' as const, 'above' as const, 'behind' as const),
  at: fc.nat(),
  what: fc.nat(),
});

/** The text with everything in `puts` put where it belongs. */
function sprinkle(text: string, filename: string, puts: readonly Put[]): string {
  const borders = bordersOf(text, filename);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const inserts = puts.flatMap(({ where, at, what }, n) => {
    const places = borders[where];
    if (places.length === 0) return [];
    const offset = places[at % places.length]!;
    const indent = /^[ \t]*/.exec(text.slice(offset))![0];
    const words =
      where === 'above' ? COMMENTS[what % COMMENTS.length]!(n, indent, eol) : REMARKS[what % REMARKS.length]!(n);
    return [{ offset, words, behind: where === 'behind' }];
  });
  // One remark behind each line, or the first would swallow the second.
  const remarked = new Set<number>();
  let result = '';
  let from = 0;
  for (const { offset, words, behind } of inserts.sort((a, b) => a.offset - b.offset)) {
    if (behind && remarked.has(offset)) continue;
    if (behind) remarked.add(offset);
    result += text.slice(from, offset) + words;
    from = offset;
  }
  return result + text.slice(from);
}

/** Every line a step further in, those within templates and comments aside. */
function indented(text: string, filename: string, unit: string): string {
  const { ast, comments } = parse(text, filename);
  const inside: [number, number][] = comments.map(({ start, end }) => [start, end]);
  const walk = (node: Node) => {
    if (/^(?:TemplateElement|JSXText|StringLiteral|DirectiveLiteral)$/.test(node.type))
      inside.push([node.start, node.end]);
    if (node.type === 'InterpreterDirective') inside.push([node.start - 1, node.end]);
    eachChild(node, walk);
  };
  walk(ast.program);
  return text.replace(/^(?=[^\s\uFEFF#])|^(?=[ \t]+\S)/gm, (_, offset: number) =>
    inside.some(([start, end]) => start < offset && offset <= end) ? '' : unit,
  );
}

/** What a migrated file may not do, whatever it was. */
function problemsOf(fixture: Fixture, text: string, options: { only?: string[]; ignored?: boolean } = {}): string[] {
  const filename = `case.${fixture.extension}`;
  const run = (source: string) =>
    transformSource(source, {
      filename,
      role: fixture.options.role ?? 'unknown',
      ...(options.only && { transforms: options.only }),
    }).code;
  // Exceptions are declared for the input as it is, line endings included.
  const eol = (words: string) => (text.includes('\r\n') ? words.replace(/\r?\n/g, '\r\n') : words);
  const exceptions = {
    comments: (fixture.options.comments ?? []).map(eol),
    strings: (fixture.options.strings ?? []).map(eol),
  };
  const output = run(text);
  const problems = checkInvariants(text, output, filename, exceptions);
  const again = run(output);
  if (again !== output) problems.push(`the second run changes it again:\n${again}`);
  if (!options.only && !options.ignored)
    problems.push(...findUnmarkedV1(output, filename).map((place) => `v1 without a marker: ${place}`));
  const left = problems.filter((problem) => !isMeant(problem, output));
  return left.length ? [`from ${fixture.id}:`, text, '→', output, ...left] : [];
}

/** What the invariants take for a problem, and is none here. */
function isMeant(problem: string, output: string): boolean {
  // A marker stands above a line that speaks of the next one, even at the head of the file.
  if (/^the comment at the head of the file moved: "\/\/ (?:@ts-|eslint-)/.test(problem)) return true;
  // The lines of a block comment go with the code around them, when that is laid out anew.
  const [, note] = /^comment lost: "\/\*\*.*(note \d+)\b/.exec(problem) ?? [];
  return note !== undefined && new RegExp(`^\\s*\\* ${note}\\r?$`, 'm').test(output);
}

/** Where whole statements go, what was put between them goes with them. */
const TAKES_STATEMENTS = /^(?:sessions|sse|stdio|client|request-auth)\//;
/** So do those that serve or connect by such a transport, whichever transform's fixtures they are. */
const HOSTS = /\bnew (?:\w+\.)?(?:(?:SSE|StreamableHTTP|Stdio)ServerTransport|SSEClientTransport)\b/;
const anyFixture = fc.constantFrom(
  ...[...fixtures].flatMap(([id, { input }]) => (TAKES_STATEMENTS.test(id) || HOSTS.test(input) ? [] : [id])),
);

function check(property: (fixture: Fixture, ...rest: never[]) => string[], ...rest: fc.Arbitrary<unknown>[]): void {
  fc.assert(
    fc.property(anyFixture, ...rest, (id: string, ...values: unknown[]) => {
      expect(property(fixtures.get(id)!, ...(values as never[])).join('\n')).toBe('');
    }),
    { numRuns: 150, seed: SEED },
  );
}

describe('a file', () => {
  it('may have comments, directives and blank lines between any two statements', () => {
    check(
      (fixture, puts: Put[]) => problemsOf(fixture, sprinkle(fixture.input, `case.${fixture.extension}`, puts)),
      fc.array(put, { minLength: 1, maxLength: 12 }),
    );
  });

  it('may have them with CRLF', () => {
    check(
      (fixture, puts: Put[]) => {
        const crlf = fixture.input.replace(/\r?\n/g, '\r\n');
        return problemsOf(fixture, sprinkle(crlf, `case.${fixture.extension}`, puts));
      },
      fc.array(put, { maxLength: 8 }),
    );
  });

  it('may be indented as a whole, begin with a byte order mark, end without a newline', () => {
    check(
      (fixture, unit: string, mark: boolean, open: boolean) => {
        const filename = `case.${fixture.extension}`;
        let text = indented(fixture.input, filename, unit);
        if (mark && !/^(?:\uFEFF|#!)/.test(text)) text = `\uFEFF${text}`;
        if (open) text = text.trimEnd();
        return problemsOf(fixture, text);
      },
      fc.constantFrom('', ' ', '\t', '    '),
      fc.boolean(),
      fc.boolean(),
    );
  });

  it('may go through any one transform', () => {
    check(
      (fixture, puts: Put[], name: string) =>
        problemsOf(fixture, sprinkle(fixture.input, `case.${fixture.extension}`, puts), { only: [name] }),
      fc.array(put, { maxLength: 4 }),
      fc.constantFrom(...transforms.map(({ name }) => name)),
    );
  });

  it('may have any of its statements ignored', () => {
    check(
      (fixture, picks: number[]) => {
        const filename = `case.${fixture.extension}`;
        const { above } = bordersOf(fixture.input, filename);
        let text = fixture.input;
        for (const at of [...new Set(picks.map((pick) => above[pick % above.length] ?? 0))].sort((a, b) => b - a)) {
          const indent = /^[ \t]*/.exec(text.slice(at))![0];
          text = `${text.slice(0, at)}${indent}// mcp-v2-ignore\n${text.slice(at)}`;
        }
        // Ignored places stay on v1 without a marker; everything else holds.
        return above.length === 0 ? [] : problemsOf(fixture, text, { ignored: true });
      },
      fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    );
  });

  it('comes out whole with any one of its statements ignored, of servers too', { timeout: 240_000 }, () => {
    const broken: string[] = [];
    for (const [id, fixture] of fixtures) {
      const filename = `case.${fixture.extension}`;
      for (const at of new Set(bordersOf(fixture.input, filename).above)) {
        const indent = /^[ \t]*/.exec(fixture.input.slice(at))![0];
        const text = `${fixture.input.slice(0, at)}${indent}// mcp-v2-ignore\n${fixture.input.slice(at)}`;
        try {
          transformSource(text, { filename, role: fixture.options.role ?? 'unknown' });
        } catch (error) {
          broken.push(`${id}, offset ${at}: ${(error as Error).message}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('may be one that has been through before', () => {
    fc.assert(
      fc.property(anyFixture, fc.array(put, { maxLength: 6 }), (id, puts) => {
        const fixture = fixtures.get(id)!;
        const filename = `case.${fixture.extension}`;
        const role = fixture.options.role ?? 'unknown';
        const done = transformSource(fixture.input, { filename, role }).code;
        const text = sprinkle(
          done,
          filename,
          puts.filter(({ where, what }) => where === 'behind' || what % COMMENTS.length < 3),
        );
        expect(transformSource(text, { filename, role }).code).toBe(text);
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});
