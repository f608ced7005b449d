import type { LineIndex } from '../engine/lines.js';
import { eachChild, type Node, stringValue, unwrap } from '../engine/node.js';
import type { SourceFile } from '../engine/source-file.js';

/** A file's name, its text and the lines of it. */
export interface CodeInput {
  path: string;
  text: string;
  lines: LineIndex;
}

/** What a recogniser adds to a place that it found. */
export interface Remark {
  /** What the file says of itself, where the name of the thing alone proves nothing. */
  context?: string | readonly string[];
  /** What is true of this place; default: what is true of its rule. */
  message?: string;
  /** Whether the codemod rewrites it or marks it. */
  automatic?: 'rewrite' | 'marker';
  /** Other places of the same thing. */
  related?: readonly { start: number; message: string }[];
}

/** A parsed file and what recognisers ask of it. */
export interface Code {
  input: CodeInput;
  file: SourceFile;
  /** Whether the file imports anything of MCP's SDK, v1 or v2, or of a framework built on it. */
  usesMcp: boolean;
  /** The package and the exported name that an identifier was imported from; undefined for anything else. */
  imported(node: Node | undefined | null): { source: string; name: string } | undefined;
  /** Local names of what is imported, required or loaded and passes a test. */
  localNames(test: (source: string, name: string) => boolean): ReadonlySet<string>;
  hit(rule: string, node: Node, more?: Remark): void;
}

const MCP_PACKAGE =
  /^(?:@modelcontextprotocol\/|agents\/mcp|mcp-handler|@vercel\/mcp-adapter|fastmcp|mcp-framework|@rekog\/mcp-nest|xmcp|mcp-use)/;

/**
 * A parsed file for the recognisers.
 * @param hit what takes the places that they find
 */
export function codeOf<Taker extends Code['hit']>(
  input: CodeInput,
  file: SourceFile,
  hit: Taker,
): Code & { hit: Taker } {
  const sources = new Map<string, Imported[]>();
  const add = (local: string, one: Imported) => sources.set(local, [...(sources.get(local) ?? []), one]);
  for (const { local, original } of file.imports.records)
    add(local, { source: original.source, name: original.name, declaration: undefined });
  for (const { local, ...found } of loaded(file))
    if (!sources.get(local)?.some(({ declaration }) => !declaration)) add(local, found);
  const importedBy = (name: string, node: Node): Imported | undefined => {
    const binding = sources.has(name) ? file.scopes.bindingOf(node) : undefined;
    // A parameter or variable of the same name is not the import.
    return sources
      .get(name)
      ?.find(({ declaration }) =>
        declaration && binding ? binding.declaration === declaration : !binding || binding.scope === file.scopes.root,
      );
  };
  return {
    input,
    file,
    usesMcp: [...sources.values()].flat().some(({ source }) => MCP_PACKAGE.test(source)),
    localNames: (test) =>
      new Set(
        [...sources].flatMap(([local, all]) => (all.some(({ source, name }) => test(source, name)) ? [local] : [])),
      ),
    imported(node) {
      if (node?.type === 'MemberExpression' && !node.computed) {
        const whole = node.object.type === 'Identifier' ? importedBy(node.object.name, node.object) : undefined;
        return whole && { source: whole.source, name: node.property.name };
      }
      const found = node?.type === 'Identifier' ? importedBy(node.name, node) : undefined;
      return found && { source: found.source, name: found.name };
    },
    hit,
  };
}

interface Imported {
  source: string;
  name: string;
  /** Of what is loaded by a call, the variable's declaration. */
  declaration: Node | undefined;
}

/** `const { A } = require('x')`, `const x = await import('x')`, and several of these by `Promise.all()`. */
function loaded(file: SourceFile): ({ local: string } & Imported)[] {
  if (!/\b(?:require|import)\s*\(/.test(file.text)) return [];
  const { scopes } = file;
  return scopes.strings.flatMap((node) => {
    const source = stringValue(node);
    const call = source === undefined ? undefined : scopes.parentOf(node);
    if (source === undefined || !call || !isLoad(call, node)) return [];
    const { value, declaration } = declaredBy(file, call);
    return value && declaration ? namesIn(value, source, declaration) : [];
  });
}

function isLoad(call: Node, source: Node): boolean {
  if (call.type === 'ImportExpression') return call.source === source;
  return (
    call.type === 'CallExpression' &&
    call.arguments.length === 1 &&
    call.arguments[0] === source &&
    (call.callee.type === 'Import' || call.callee.name === 'require')
  );
}

/** The pattern that takes what a call loads, and the declaration it stands in. */
function declaredBy(file: SourceFile, call: Node): { value?: Node | null; declaration?: Node } {
  const { scopes } = file;
  let at = call;
  let parent = scopes.parentOf(at);
  let index: number | undefined;
  if (parent?.type === 'ArrayExpression') {
    index = (parent.elements as Node[]).indexOf(at);
    const all = scopes.parentOf(parent);
    if (all?.type !== 'CallExpression' || calledName(all) !== 'all') return {};
    at = all;
    parent = scopes.parentOf(at);
  }
  if (parent?.type === 'AwaitExpression') {
    at = parent;
    parent = scopes.parentOf(at);
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== at) return {};
  if (index === undefined) return { value: parent.id, declaration: parent };
  return parent.id.type === 'ArrayPattern' ? { value: parent.id.elements[index], declaration: parent } : {};
}

function namesIn(id: Node, source: string, declaration: Node): ({ local: string } & Imported)[] {
  if (id.type === 'Identifier') return [{ local: id.name as string, source, name: '*', declaration }];
  if (id.type !== 'ObjectPattern') return [];
  return (id.properties as Node[]).flatMap((property) =>
    property.type === 'ObjectProperty' && property.value.type === 'Identifier'
      ? [{ local: property.value.name as string, source, name: String(property.key.name), declaration }]
      : [],
  );
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
