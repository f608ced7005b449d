import { eachChild, type Node, stringValue, unwrap } from '../../../engine/node.js';
import { SourceFile } from '../../../engine/source-file.js';
import { FileError } from '../../../engine/types.js';
import type { Hit, Reporter, ScanInput } from '../../types.js';

/** A parsed file and what recognisers ask of it. */
export interface Code {
  input: ScanInput;
  file: SourceFile;
  /** Whether the file imports anything of MCP's SDK, v1 or v2, or of a framework built on it. */
  usesMcp: boolean;
  /** The package and the exported name that an identifier was imported from; undefined for anything else. */
  imported(node: Node | undefined | null): { source: string; name: string } | undefined;
  hit(rule: string, node: Node, more?: Omit<Hit, 'rule' | 'start' | 'end'>): void;
}

const MCP_PACKAGE =
  /^(?:@modelcontextprotocol\/|agents\/mcp|mcp-handler|@vercel\/mcp-adapter|fastmcp|mcp-framework|@rekog\/mcp-nest|xmcp|mcp-use)/;

/** Parses a file; one that does not parse is named and left alone. */
export function openCode(input: ScanInput, report: Reporter): Code | undefined {
  let file: SourceFile;
  try {
    file = new SourceFile(input.path, input.text);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    report.skip(`does not parse (${error.message}); not looked at`);
    return undefined;
  }
  return codeOf(input, file, (rule, node, more = {}) => report.hit({ rule, start: node.start, ...more }));
}

/** A file that is parsed already, for whoever wants its places. */
export function codeOf(input: ScanInput, file: SourceFile, hit: Code['hit']): Code {
  const sources = new Map<string, { source: string; name: string }>();
  for (const record of file.imports.records) sources.set(record.local, { ...record.original });
  for (const found of required(file)) if (!sources.has(found.local)) sources.set(found.local, found);
  return {
    input,
    file,
    usesMcp: [...sources.values()].some(({ source }) => MCP_PACKAGE.test(source)),
    imported(node) {
      if (node?.type === 'MemberExpression' && !node.computed) {
        const whole = sources.get(node.object.name);
        return whole && { source: whole.source, name: node.property.name };
      }
      if (node?.type !== 'Identifier') return undefined;
      const found = sources.get(node.name);
      const binding = found && file.scopes.bindingOf(node);
      // A parameter or variable of the same name is not the import.
      return found && (!binding || binding.scope === file.scopes.root) ? found : undefined;
    },
    hit,
  };
}

/** `const { A } = require('x')` and `const x = require('x')`. */
function required(file: SourceFile): { local: string; source: string; name: string }[] {
  if (!file.text.includes('require(')) return [];
  return file.scopes.calls.flatMap((call) => {
    if (call.callee.name !== 'require' || call.arguments.length !== 1) return [];
    const source = stringValue(call.arguments[0]);
    const declarator = file.scopes.parentOf(call);
    if (source === undefined || declarator?.type !== 'VariableDeclarator') return [];
    const { id } = declarator;
    if (id.type === 'Identifier') return [{ local: id.name as string, source, name: '*' }];
    if (id.type !== 'ObjectPattern') return [];
    return (id.properties as Node[]).flatMap((property) =>
      property.type === 'ObjectProperty' && property.value.type === 'Identifier'
        ? [{ local: property.value.name as string, source, name: String(property.key.name) }]
        : [],
    );
  });
}

/** Every node of a tree that passes a test. */
export function* nodesOf(root: Node, test: (node: Node) => boolean): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (test(node)) yield node;
    eachChild(node, (child) => void stack.push(child));
  }
}

/** The name of a property's key, written as a name or as a string. */
export function keyOf(property: Node): string | undefined {
  if (!('key' in property) || (property.computed && property.key.type !== 'StringLiteral')) return undefined;
  return property.key.name ?? stringValue(property.key);
}

/** Whether an expression is written as nothing: `undefined`, `null`, `false`. */
export function isNothing(node: Node): boolean {
  const value = unwrap(node);
  return (
    (value.type === 'Identifier' && value.name === 'undefined') ||
    value.type === 'NullLiteral' ||
    (value.type === 'BooleanLiteral' && value.value === false) ||
    (value.type === 'UnaryExpression' && value.operator === 'void')
  );
}

/** The name by which a call's function is called: `set` of `redis.set(…)`, `cors` of `cors(…)`. */
export function calledName(call: Node): string | undefined {
  const { callee } = call;
  return callee.type === 'Identifier'
    ? callee.name
    : callee.property && !callee.computed
      ? callee.property.name
      : undefined;
}
