// Whole files, name by name, against two resolvers that are not ours: Babel's (values; the compiled JavaScript of the v1
// SDK as well) and TypeScript's (values and types). Where they differ from each other, TypeScript is right about
// TypeScript.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import type { Scope as BabelScope, NodePath, TraverseOptions } from '@babel/traverse';
import { describe, expect, it } from 'vitest';
import type { ScopeTable } from '../../src/engine/bindings.js';
import type { Node } from '../../src/engine/node.js';
import { parse } from '../../src/engine/parse.js';
import { buildScopes } from '../../src/engine/scope.js';
import { PROJECT } from '../support/typescript.js';
import { type Names, namesOfAll } from './typescript-names.js';

const traverse = createRequire(import.meta.url)('@babel/traverse').default as (
  tree: Node,
  options: TraverseOptions,
) => void;

const SOURCE = /\.[cm]?[jt]sx?$/;
const TYPED = /\.[cm]?tsx?$/;
/** Longer ones take seconds each and hold nothing new. */
const LONGEST = 200_000;

function filesBelow(folder: string, wanted: RegExp): string[] {
  const dir = join(PROJECT, folder);
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Outputs of fixtures say little that their inputs do not. */
const OWN = ['bin', 'src', 'test', 'transforms', '__testfixtures__']
  .flatMap((folder) => filesBelow(folder, SOURCE))
  .filter((file) => !/\.output\.\w+$|[\\/]expected[\\/]/.test(file));
const V1_SCRIPTS = filesBelow('node_modules/@modelcontextprotocol/sdk/dist/esm', /\.js$/);
const V1_TYPES = filesBelow('node_modules/@modelcontextprotocol/sdk/dist/esm', /\.d\.ts$/);
const V2_TYPES = filesBelow('node_modules/@modelcontextprotocol/server/dist', /\.d\.mts$/);

interface Read {
  text: string;
  ast: Node;
  table: ScopeTable;
}

const read = new Map<string, Read>();

/** A file, parsed and resolved once for all tests. */
function load(file: string): Read {
  let known = read.get(file);
  if (!known) {
    const text = readFileSync(file, 'utf8');
    const { ast } = parse(text, file);
    known = { text, ast, table: buildScopes(ast) };
    read.set(file, known);
  }
  return known;
}

/** What we say. A place that stands for a value and a type lists the declarations of both. */
function namesByUs(table: ScopeTable): Names {
  const names: Names = new Map();
  const put = (start: number, declarations: number[]) =>
    names.set(start, [...(names.get(start) ?? []), ...declarations]);
  for (const binding of table.bindings) {
    const declarations = binding.declarations.map(({ id }) => nameStart(id));
    for (const { node } of binding.references) put(node.start, declarations);
    // Where a member of an enum stands it is a key.
    if (binding.declaration.type !== 'TSEnumMember') for (const start of declarations) put(start, declarations);
  }
  for (const { node } of table.globals) put(node.start, []);
  return names;
}

/** The id of a type parameter is the whole parameter, with its modifiers in front of the name. */
function nameStart(id: Node): number {
  if (id.type !== 'TSTypeParameter') return id.start;
  return id.start + ['const', 'in', 'out'].reduce((length, word) => length + (id[word] ? word.length + 1 : 0), 0);
}

function report(file: string, text: string, at: number, says: string): string {
  const before = text.slice(0, at).split('\n');
  const name = /^[\w$]*/.exec(text.slice(at))?.[0];
  return `${relative(PROJECT, file)}:${before.length}:${before.at(-1)!.length + 1} ${name}: ${says}`;
}

function lines(text: string, starts: readonly number[]): string {
  return starts.map((start) => `line ${text.slice(0, start).split('\n').length}`).join(', ') || 'a global';
}

describe("Babel's scopes", () => {
  it.each([
    ['our own files and the fixtures', OWN],
    ['the JavaScript of the v1 SDK', V1_SCRIPTS],
  ])('say the same of %s', (_, files) => {
    expect(files.length).toBeGreaterThan(50);
    const problems: string[] = [];
    let compared = 0;
    for (const file of files) {
      const { text, ast, table } = load(file);
      if (text.length > LONGEST) continue;
      const ours = namesByUs(table);
      const theirs = namesByBabel(ast);
      compared += theirs.names.size;
      for (const [at, declared] of theirs.names) {
        const own = ours.get(at);
        if (!own) problems.push(report(file, text, at, `a name of ${lines(text, declared)}, says Babel; none, say we`));
        else if (declared.length ? !declared.every((one) => own.includes(one)) : own.length > 0)
          problems.push(report(file, text, at, `${lines(text, declared)}, says Babel; ${lines(text, own)}, say we`));
      }
      for (const at of ours.keys())
        if (!theirs.names.has(at) && !theirs.unknown.has(at))
          problems.push(report(file, text, at, 'a name, say we; none, says Babel'));
    }
    expect(problems).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
  });
});

/**
 * What Babel says, and the places it has no opinion on:
 * - types: it walks over annotations and declares no interface, alias or type parameter;
 * - enums, namespaces and declared functions, which it does not declare either, and what stands in an enum, whose
 *   members see each other by their bare names;
 * - parameter properties (`constructor(private a: A)`), which it does not know for parameters.
 * Only references are compared: a declaration is right when they are.
 */
function namesByBabel(ast: Node): { names: Names; unknown: Set<number> } {
  const names: Names = new Map();
  const unknown = new Set<number>();
  const unknownNames = new Map<BabelScope, Set<string>>();
  const doubt = (scope: BabelScope, name: string) =>
    unknownNames.set(scope, (unknownNames.get(scope) ?? new Set()).add(name));
  traverse(ast, {
    TSParameterProperty(path) {
      const { parameter } = path.node;
      const id = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      if (id.type === 'Identifier') doubt(path.scope, id.name);
    },
    'TSEnumDeclaration|TSModuleDeclaration|TSInterfaceDeclaration|TSTypeAliasDeclaration|TSDeclareFunction'(
      path: NodePath<any>,
    ) {
      if (path.node.id?.type === 'Identifier') doubt(path.parentPath!.scope, path.node.id.name);
    },
  });
  const isDoubtful = (path: NodePath<any>) => {
    if (isTypePosition(path)) return true;
    for (let scope: BabelScope | undefined = path.scope; scope; scope = scope.parent) {
      if (unknownNames.get(scope)?.has(path.node.name)) return true;
      if (scope.hasOwnBinding(path.node.name)) return false;
    }
    return false;
  };
  traverse(ast, {
    'Identifier|JSXIdentifier|TSTypeParameter'(path: NodePath<any>) {
      const { start, name } = path.node;
      if (path.isTSTypeParameter()) unknown.add(nameStart(path.node as unknown as Node));
      else if (isDoubtful(path)) unknown.add(start);
      else if (path.isReferencedIdentifier() || isAssigned(path)) {
        const binding = path.scope.getBinding(name);
        names.set(start, binding ? [binding.identifier.start!] : []);
      } else unknown.add(start);
    },
  });
  return { names, unknown };
}

/** Nodes of TypeScript's in which values stand; everything else of its is a type. */
const VALUES_WITHIN =
  /^TS(?:As|Satisfies|NonNull|Instantiation)Expression$|^TSTypeAssertion$|^TSModuleBlock$|^TSModuleDeclaration$|^TSParameterProperty$|^TSExportAssignment$|^TSImportEqualsDeclaration$|^TSExternalModuleReference$/;

function isTypePosition(path: NodePath<any>): boolean {
  for (let at: NodePath<any> | null = path; at?.parentPath; at = at.parentPath) {
    const { type } = at.parentPath.node;
    if (type.startsWith('TS') && (!VALUES_WITHIN.test(type) || at.key === 'typeAnnotation')) return true;
  }
  return false;
}

/** The target of an assignment, an update or a loop: Babel counts it as a violation of a constant, we as a reference. */
function isAssigned(path: NodePath<any>): boolean {
  let at: NodePath<any> = path;
  for (; at.parentPath; at = at.parentPath) {
    const { type } = at.parentPath.node;
    if (type === 'ObjectProperty' ? at.key !== 'value' : type === 'AssignmentPattern' && at.key !== 'left')
      return false;
    if (!/^(?:Object|Array|Assignment)Pattern$|^RestElement$|^ObjectProperty$|^TSAs|^TSNonNull/.test(type)) break;
  }
  const parent = at.parentPath;
  if (!parent) return false;
  return (
    parent.isUpdateExpression() || ((parent.isAssignmentExpression() || parent.isForXStatement()) && at.key === 'left')
  );
}

/** Nobody declares these; that we list them among the globals (`as const` too) harms nobody. */
const NAMES_OF_THE_LANGUAGE = /^(?:undefined|arguments|globalThis|const)\b/;

describe("TypeScript's names", () => {
  it.each([
    ['our own files and the fixtures', OWN.filter((file) => TYPED.test(file)), 10_000],
    ['the declarations of the v1 SDK', V1_TYPES, 1_000],
    ['the declarations of the v2 server', V2_TYPES, 1_000],
  ])('are the same in %s', (_, files, atLeast) => {
    const problems: string[] = [];
    let compared = 0;
    const sources = files.map((file) => ({ file, ...load(file) })).filter(({ text }) => text.length <= LONGEST);
    const all = namesOfAll(sources.map(({ file, text }) => ({ code: text, filename: basename(file) })));
    for (const [index, { file, text, table }] of sources.entries()) {
      const ours = namesByUs(table);
      const theirs = all[index]!;
      compared += theirs.size;
      for (const [at, declared] of theirs) {
        const own = ours.get(at);
        if (!own) problems.push(report(file, text, at, `${lines(text, declared)}, says TypeScript; no name, say we`));
        // TypeScript has one symbol for a value and a type of one name, we have two bindings.
        else if (declared.length ? own.length === 0 || !own.every((one) => declared.includes(one)) : own.length > 0)
          problems.push(
            report(file, text, at, `${lines(text, declared)}, says TypeScript; ${lines(text, own)}, say we`),
          );
      }
      for (const at of ours.keys())
        if (!theirs.has(at) && !NAMES_OF_THE_LANGUAGE.test(text.slice(at)))
          problems.push(report(file, text, at, 'a name, say we; none, says TypeScript'));
    }
    expect(problems).toEqual([]);
    expect(compared).toBeGreaterThan(atLeast);
  });
});

describe('the tree', () => {
  it.each([
    ['our own files and the fixtures', OWN],
    ['the JavaScript of the v1 SDK', V1_SCRIPTS],
    ['the declarations of the v1 SDK', V1_TYPES],
  ])('has all parents, strings and calls of %s', (_, files) => {
    const problems: string[] = [];
    for (const file of files) {
      const { text, ast, table } = load(file);
      const strings = new Set(table.strings);
      const calls = new Set(table.calls);
      walkEverything(ast.program, (node, parent) => {
        if (node.type === 'InterpreterDirective') return;
        const say = (what: string) => problems.push(report(file, text, node.start, `${node.type} ${what}`));
        if (parent && table.parentOf(node) !== parent) say(`has not ${parent.type} for its parent`);
        if (/^(?:String|Template|Directive)Literal$|^TemplateElement$/.test(node.type) && !strings.has(node))
          say('is not listed');
        if (/^(?:Optional)?CallExpression$|^NewExpression$/.test(node.type) && !calls.has(node)) say('is not listed');
      });
    }
    expect(problems.slice(0, 50)).toEqual([]);
  });
});

/** Goes by whatever hangs on a node, not by a table of what should. */
function walkEverything(node: Node, visit: (node: Node, parent?: Node) => void, parent?: Node): void {
  visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || key === 'extra' || key === 'errors' || key.endsWith('Comments')) continue;
    for (const child of [value].flat()) if (typeof child?.type === 'string') walkEverything(child, visit, node);
  }
}
