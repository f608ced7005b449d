import type { Entry, ListNode, MapNode, ScalarNode, TreeNode } from './data/tree.js';

/** How a language writes the values that its objects and lists hold. */
export interface LiteralStyle {
  quotes: string;
  comments: readonly string[];
  heredocs: boolean;
}

export const HCL_LITERALS: LiteralStyle = { quotes: '"', comments: ['#', '//'], heredocs: true };
export const BICEP_LITERALS: LiteralStyle = { quotes: "'", comments: ['//'], heredocs: false };

/** Functions that hand on what they are given. */
const TRANSPARENT =
  /^(?:jsonencode|yamlencode|tomap|tolist|toset|merge|concat|flatten|compact|sensitive|nonsensitive|union|string|array|createObject)\s*\(/;

const MAX_DEPTH = 48;

/**
 * Reads an object, a list, or a call like `jsonencode({ … })` as a tree of data, places and all; what is not a literal
 * is a scalar that a template decides. So every rule that knows a document knows it in Terraform and Bicep too.
 * @param start where the value begins
 * @returns undefined when no object or list begins there
 */
export function readLiteral(text: string, start: number, style: LiteralStyle): TreeNode | undefined {
  const begin = text.slice(start, start + 80);
  if (!/^[{[]/.test(begin) && !TRANSPARENT.test(begin)) return undefined;
  return new LiteralReader(text, start, style).value(0);
}

class LiteralReader {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly style: LiteralStyle,
  ) {}

  value(depth: number): TreeNode {
    const { text } = this;
    const start = this.at;
    const char = text[start] ?? '';
    if (depth < MAX_DEPTH) {
      if (char === '{') return this.object(depth);
      if (char === '[') return this.list(depth);
      const call = TRANSPARENT.exec(text.slice(start, start + 40));
      if (call) return this.call(call[0], depth);
    }
    if (this.style.quotes.includes(char)) {
      const end = this.string();
      this.space(false);
      if (this.isEnd()) return { type: 'scalar', start, end, value: plainText(text.slice(start + 1, end - 1)) };
      return this.expression(start);
    }
    if (this.style.heredocs && text.startsWith('<<', start)) return this.heredoc();
    return this.expression(start);
  }

  private object(depth: number): MapNode {
    const node: MapNode = { type: 'map', start: this.at++, end: this.at, entries: [] };
    for (this.space(true); this.at < this.text.length && this.text[this.at] !== '}'; this.space(true)) {
      const entry = this.entry(depth);
      if (entry) node.entries.push(entry);
    }
    node.end = Math.min(++this.at, this.text.length);
    return node;
  }

  /** `key = value`, `"key" : value`, `(expression) = value`. */
  private entry(depth: number): Entry | undefined {
    const start = this.at;
    let key: string;
    if (/["']/.test(this.text[start]!)) {
      const end = this.string();
      key = plainText(this.text.slice(start + 1, end - 1));
    } else {
      key = /^[^\s=:{}[\],"']+/.exec(this.text.slice(start, start + 200))?.[0] ?? '';
      this.at += key.length;
    }
    this.space(false);
    const sign = this.text[this.at];
    if (key === '' || (sign !== '=' && sign !== ':')) {
      this.at = Math.max(this.at, start + 1);
      return undefined;
    }
    this.at++;
    this.space(true);
    const value = this.value(depth + 1);
    return { key, start, end: this.at, value };
  }

  private list(depth: number): ListNode {
    const node: ListNode = { type: 'list', start: this.at++, end: this.at, items: [] };
    for (this.space(true); this.at < this.text.length && this.text[this.at] !== ']'; this.space(true)) {
      const before = this.at;
      node.items.push(this.value(depth + 1));
      if (this.at === before) this.at++;
    }
    node.end = Math.min(++this.at, this.text.length);
    return node;
  }

  /** What is given to several at once is one: `merge(a, b)`, `concat([x], [y])`. */
  private call(head: string, depth: number): TreeNode {
    const start = this.at;
    this.at += head.length;
    const given: TreeNode[] = [];
    for (this.space(true); this.at < this.text.length && this.text[this.at] !== ')'; this.space(true)) {
      const before = this.at;
      given.push(this.value(depth + 1));
      if (this.at === before) this.at++;
    }
    this.at = Math.min(this.at + 1, this.text.length);
    const [first] = given;
    if (given.length === 1 && first) return first;
    if (given.some(({ type }) => type === 'list'))
      return {
        type: 'list',
        start,
        end: this.at,
        items: given.flatMap((one) => (one.type === 'list' ? one.items : [one])),
      };
    return {
      type: 'map',
      start,
      end: this.at,
      entries: given.flatMap((one) => (one.type === 'map' ? one.entries : [])),
    };
  }

  private heredoc(): ScalarNode {
    const { text } = this;
    const start = this.at;
    const [opening = '<<', mark = ''] = /^<<[-~]?["']?(\w*)[^\n]*\n?/.exec(text.slice(start, start + 200)) ?? [];
    const from = start + opening.length;
    const close = mark ? new RegExp(`^[ \\t]*${mark}\\b`, 'm').exec(text.slice(from)) : null;
    const end = close ? from + close.index : text.length;
    this.at = close ? end + close[0].length : text.length;
    return {
      type: 'scalar',
      start,
      end: this.at,
      value: text.slice(from, end),
      outward: (offset) => Math.min(from + offset, end),
    };
  }

  /** Anything else goes to the end of its line or item; only its evaluation knows the value. */
  private expression(start: number): ScalarNode {
    const { text } = this;
    let depth = 0;
    for (; this.at < text.length; this.at++) {
      const char = text[this.at]!;
      if (this.style.quotes.includes(char)) {
        this.at = this.string() - 1;
        continue;
      }
      if (/[([{]/.test(char)) depth++;
      else if (/[)\]}]/.test(char) && --depth < 0) break;
      else if (depth === 0 && (char === ',' || char === '\n' || this.isComment())) break;
    }
    const raw = text.slice(start, this.at).trim();
    return { type: 'scalar', start, end: start + raw.length, value: plain(raw) };
  }

  /** @returns behind the string that begins here; `${…}` inside may hold quotes */
  private string(): number {
    const { text } = this;
    const quote = text[this.at]!;
    if (text.startsWith("'''", this.at) && quote === "'") {
      const end = text.indexOf("'''", this.at + 3);
      this.at = end === -1 ? text.length : end + 3;
      return this.at;
    }
    let depth = 0;
    for (this.at++; this.at < text.length; this.at++) {
      const char = text[this.at]!;
      if (char === '\\') this.at++;
      else if (char === '$' && text[this.at + 1] === '{') {
        depth++;
        this.at++;
      } else if (char === '}' && depth > 0) depth--;
      else if (char === '\n' || (char === quote && depth === 0)) break;
    }
    this.at = Math.min(this.at + 1, text.length);
    return this.at;
  }

  private isComment(): boolean {
    return this.style.comments.some((mark) => this.text.startsWith(mark, this.at));
  }

  private isEnd(): boolean {
    return this.at >= this.text.length || /[\n,)\]}]/.test(this.text[this.at]!) || this.isComment();
  }

  /** Skips blanks and comments, and with `lines` line ends and commas. */
  private space(lines: boolean): void {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const char = text[this.at]!;
      if (this.isComment() && lines) {
        const end = text.indexOf('\n', this.at);
        this.at = end === -1 ? text.length : end;
      } else if (lines && text.startsWith('/*', this.at)) {
        const end = text.indexOf('*/', this.at);
        this.at = end === -1 ? text.length : end + 1;
      } else if (!/[ \t\r]/.test(char) && !(lines && (char === '\n' || char === ','))) return;
    }
  }
}

/** `true` is a boolean, `var.x` what a template decides. */
function plain(raw: string): ScalarNode['value'] {
  if (raw === 'true' || raw === 'false') return raw === 'true';
  if (raw === 'null' || raw === '') return null;
  return /^-?\d+(?:\.\d+)?$/.test(raw) ? Number(raw) : `\${${raw}}`;
}

function plainText(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}
