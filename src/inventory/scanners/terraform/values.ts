import { isTemplated } from '../../gates.js';
import type { Liveness } from '../../types.js';
import { eachStatement, type Grammar, nameOf, type Statement } from '../statements.js';

/** HCL, as far as its statements go. */
export const HCL: Grammar = {
  lines: true,
  comments: ['#', '//'],
  blockComments: true,
  punctuation: '=,[]()',
  heredocs: true,
};

/** `aws_lb_target_group.mcp`. */
export function labelOf(resource: Statement): string {
  return resource.words
    .slice(1, 3)
    .map((word) => word.text)
    .join('.');
}

/** The statement `name = …` directly inside a block. */
export function attributeOf(block: Statement, name: string): Statement | undefined {
  return block.block?.find((statement) => nameOf(statement) === name && /^[=:]$/.test(statement.words[1]?.text ?? ''));
}

/** What stands right of `=`, as one text; undefined when a block does. */
export function assignedTo(attribute: Statement): string | undefined {
  const at = attribute.words.findIndex((word) => word.text === '=' || word.text === ':');
  const words = attribute.words.slice(at + 1);
  if (at === -1 || words.length === 0) return undefined;
  return words.map((word) => (word.quoted ? `"${word.text}"` : word.text)).join(' ');
}

/** A block, and where its attributes stand: those of a `dynamic` one are in its `content`. */
export interface NamedBlock {
  statement: Statement;
  body: Statement;
  dynamic: boolean;
}

/** Blocks (or objects) of a name anywhere inside a resource; `a.b` is a block `b` inside a block `a`. */
export function blocksNamed(resource: Statement, path: string): NamedBlock[] {
  const [name, ...rest] = path.split('.');
  const found: NamedBlock[] = [];
  for (const statement of eachStatement(resource.block ?? [])) {
    if (!statement.block) continue;
    const dynamic = nameOf(statement) === 'dynamic' && statement.words[1]?.text === name;
    if (nameOf(statement) !== name && !dynamic) continue;
    const body = dynamic ? (statement.block.find((inner) => nameOf(inner) === 'content') ?? statement) : statement;
    if (rest.length === 0) found.push({ statement, body, dynamic });
    else
      found.push(
        ...blocksNamed(body, rest.join('.')).map((inner) => ({ ...inner, dynamic: inner.dynamic || dynamic })),
      );
  }
  return found;
}

const OFF = /^"?(?:false|none|disabled|off|0|null|default|)"?$/i;

/** The liveness of a value as it stands in HCL, where what is not a literal is an expression. */
export function liveness(
  value: string | undefined,
  row: { on?: RegExp; absent?: 'on' | 'off' | 'by-default' },
): Liveness | 'off' {
  if (value === undefined) return row.absent ?? 'on';
  if (OFF.test(value)) return 'off';
  const literal = /^"([^"]*)"$/.exec(value)?.[1] ?? (/^(?:true|[\d.]+)$/.test(value) ? value : undefined);
  if (literal === undefined || isTemplated(literal)) return 'templated';
  return row.on && !row.on.test(literal) ? 'off' : 'on';
}
