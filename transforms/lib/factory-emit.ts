import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { argumentName, builderCall, isSteady } from './factory-builder.js';
import { bareServer, type ConnectSite, isInside, type ServerGroup, statementOf } from './factory-model.js';
import { removeStatement, wrapStatements } from './factory-wrap.js';
import { indentAt, type Range } from './layout.js';
import { exportedName, sdkTypeOf } from './values.js';

/** How the server of a group is built, once the group is rewritten. */
export interface FactoryCall {
  /** The function's name, where one is made. */
  name?: string;
  isAsync: boolean;
  /** What to hand over at a site. */
  forSite(site: ConnectSite | undefined): string;
  /** Records the edits. */
  emit(gone: readonly Range[]): void;
}

const NAMES = ['createServer', 'createMcpServer', 'buildServer', 'makeServer'];
/** Names for a function that finishes what another begins. */
const SITE_NAMES = ['setupServer', 'createConnectedServer', ...NAMES];
/** Names given out in a file, each with what it is for: asked again, the same place gets the same name. */
const claimed = new WeakMap<SourceFile, Map<string, object>>();

function claimName(file: SourceFile, owner: object, wanted: readonly string[]): string {
  const taken = claimed.get(file) ?? new Map<string, object>();
  claimed.set(file, taken);
  const standing = [...taken].find(([, other]) => other === owner);
  if (standing) return standing[0];
  const isFree = (name: string) => !taken.has(name) && file.freeName(name) === name;
  let name = wanted.find(isFree) ?? wanted[0]!;
  for (let n = 2; !isFree(name); n++) name = `${wanted[0]}${n}`;
  taken.set(name, owner);
  return name;
}

/** Decides how a group's server is built: by the call it came from, or by a function around what sets it up. */
export function factoryOf(group: ServerGroup): FactoryCall {
  const call = group.exports ? undefined : builderOf(group);
  const folded = call ? undefined : foldable(group);
  return withSites(group, call ? inlineBase(group, call) : wrappedBase(group, folded), folded);
}

/**
 * How a file builds a server that another file makes and exports a factory for.
 * @param make the factory's name, which means nothing else in the file
 * @param importIt brings the name in
 */
export function importedFactoryOf(
  group: ServerGroup,
  make: { name: string; isAsync: boolean },
  importIt: () => void,
): FactoryCall {
  const { file, members, root } = group;
  const server = `${make.isAsync ? 'await ' : ''}${make.name}()`;
  const release = () => {
    importIt();
    for (const { node } of root.references) file.release(node);
  };
  if (members.length === 0) return withSites(group, { expression: make.name, server, emit: release }, undefined);
  const name = claimName(file, root, SITE_NAMES);
  const isAsync = group.isAsync || make.isAsync;
  const semi = file.style.semi ? ';' : '';
  const base: Base = {
    expression: name,
    server: `${isAsync ? 'await ' : ''}${name}()`,
    emit() {
      release();
      wrapStatements(file, group.holder.body, members, {
        head: [`${isAsync ? 'async ' : ''}function ${name}() {`, `const ${root.name} = ${server}${semi}`],
        tail: [`return ${root.name}${semi}`],
        close: '}',
      });
    },
  };
  return withSites(group, base, undefined);
}

/** Puts a function around what a file does with a server it imported: `export function registerTools(server) { … }`. */
export function emitToolModule(group: ServerGroup, name: string): void {
  const { file, root, members } = group;
  for (const { node } of root.references) file.release(node);
  wrapStatements(file, group.holder.body, members, {
    head: [`export function ${name}(${typedParameter(file, root.name, () => typeText(group))}) {`],
    tail: [],
    close: '}',
  });
  for (const { callable, calls } of group.threaded) threadServer(group, callable, calls, []);
}

/** A factory, with what the sites of its file make of it. */
function withSites(group: ServerGroup, base: Base, folded: ConnectSite | undefined): FactoryCall {
  const { file } = group;
  const names = new Map<ConnectSite, string>();
  for (const site of group.sites)
    if (site.before.length > 0 && site !== folded) names.set(site, claimName(file, site.call, SITE_NAMES));
  return {
    ...(base.name !== undefined && { name: base.name }),
    isAsync: /^\(?await /.test(base.server),
    forSite: (site) => (site && names.get(site)) ?? base.expression,
    emit(gone) {
      base.emit();
      for (const { callable, calls } of group.threaded) threadServer(group, callable, calls, gone);
      for (const site of group.sites) {
        const name = names.get(site);
        if (name) wrapSite(group, site, name, base.server);
        const { object } = site.call.callee;
        if (gone.some((range) => isInside(site.call, range))) continue;
        const built = name ? `${waits(site, base) ? 'await ' : ''}${name}()` : base.server;
        file.edits.overwrite(object.start, object.end, built.startsWith('await ') ? `(${built})` : built);
      }
    },
  };
}

const waits = (site: ConnectSite, base: Base) => site.isAsync || /^\(?await /.test(base.server);

/**
 * The site whose block adds to the server what can be added where the server is made: it names nothing of that block.
 */
function foldable({ file, holder, sites }: ServerGroup): ConnectSite | undefined {
  const [site] = sites;
  if (sites.length !== 1 || holder.type !== 'Program' || site!.before.length === 0 || site!.isAsync) return undefined;
  const isFree = (statement: Node) =>
    statement.type === 'ExpressionStatement' &&
    file.scopes.bindings.every(
      (binding) =>
        binding.scope === file.scopes.root ||
        isInside(binding.id, statement) ||
        !binding.references.some(({ node }) => isInside(node, statement)),
    );
  return site!.before.every(isFree) && !site!.before.some((statement) => /\bthis\b/.test(file.textOf(statement)))
    ? site
    : undefined;
}

interface Base {
  name?: string;
  expression: string;
  /** The server, as an expression of a statement. */
  server: string;
  emit(): void;
}

/** The builder's call a group consists of, if there is nothing else to it. */
function builderOf(group: ServerGroup): Node | undefined {
  const { file, facts, root, members, threaded } = group;
  const init = root.declaration.init && bareServer(root.declaration.init);
  const [statement] = members;
  if (!init || members.length !== 1 || threaded.length > 0 || statement!.type !== 'VariableDeclaration')
    return undefined;
  if (statement!.declarations.length !== 1) return undefined;
  const isMade = init.type === 'NewExpression' && exportedName(file, facts, init.callee) === undefined;
  return init.type === 'CallExpression' || isMade ? init : undefined;
}

function inlineBase(group: ServerGroup, call: Node): Base {
  const { file, facts, root, members } = group;
  const [statement] = members as [Node];
  const place = { file, facts, node: call };
  const awaited = unwrap(root.declaration.init).type === 'AwaitExpression';
  const texts = new Map<Node, string>();
  const kept: string[] = [];
  for (const [index, argument] of (call.arguments as Node[]).entries()) {
    if (isSteady(file, argument)) continue;
    const wanted = argumentName(place, index);
    const name = isUnseen(group, wanted) ? wanted : claimName(file, argument, ['serverOptions']);
    texts.set(argument, name);
    kept.push(`const ${name} = ${file.textOf(argument)}${file.style.semi ? ';' : ''}`);
  }
  const { expression, value } = builderCall(place, pathOf(group), awaited, texts);
  return {
    expression,
    server: value,
    emit() {
      const list = group.holder.body as Node[];
      if (kept.length === 0) removeStatement(file, list, statement);
      else {
        const line = file.style.eol + indentAt(file, statement.start);
        file.edits.overwrite(statement.start, file.endOf(statement), kept.join(line));
      }
    },
  };
}

/** Whether a name means nothing yet where a group's server is made and where it is connected. */
function isUnseen({ file, root, sites }: ServerGroup, name: string): boolean {
  const places = [root.id, ...sites.map(({ call }) => call)];
  if (file.scopes.globals.some((global) => global.node.name === name)) return false;
  return places.every((place) => !file.scopes.scopeOf(place).lookup(name, 'any'));
}

/** What is read off the variable, or off what it is taken apart from, to get at the server. */
function pathOf({ file, root, returns }: ServerGroup): string {
  const { id } = root.declaration;
  if (id.type !== 'ObjectPattern') return returns.slice(root.name.length);
  const property = (id.properties as Node[]).find(({ value }) => value === root.id || value?.left === root.id);
  return property ? `.${file.textOf(property.key)}${returns.slice(root.name.length)}` : '';
}

function wrappedBase(group: ServerGroup, folded: ConnectSite | undefined): Base {
  const { file, holder, isAsync, members, returns } = group;
  const name = claimName(file, group.root, NAMES);
  const isDeclared = holder.type === 'Program' && !narrows(group);
  const semi = file.style.semi ? ';' : '';
  const [declaration] = members as [Node];
  const isExport = declaration.type === 'ExportNamedDeclaration';
  return {
    name,
    expression: name,
    server: `${isAsync ? 'await ' : ''}${name}()`,
    emit() {
      const keyword = isDeclared
        ? `${isAsync ? 'async ' : ''}function ${name}() {`
        : `const ${name} = ${isAsync ? 'async ' : ''}() => {`;
      if (isExport) file.edits.remove(declaration.start, declaration.declaration.start);
      for (const { node } of group.exports ? group.root.references : [])
        if (file.scopes.parentOf(node)?.type === 'ExportSpecifier') file.edits.overwrite(node.start, node.end, name);
      wrapStatements(file, holder.body, members, {
        head: [`${isExport ? 'export ' : ''}${keyword}`],
        tail: [...(group.calls ?? []).map((call) => call() + semi), `return ${returns}${semi}`],
        close: isDeclared ? '}' : `}${semi}`,
        ...(folded && { more: { list: statementOf(file, folded.call)!.holder.body, statements: folded.before } }),
      });
    },
  };
}

/**
 * Whether an `if` before the set-up narrows the type of something in it: TypeScript carries that into an arrow function
 * that stands behind the check, not into a function declaration.
 */
function narrows({ file, holder, members }: ServerGroup): boolean {
  if (file.language === 'js') return false;
  const first = members[0]!.start;
  const last = members.at(-1)!.end;
  const tests = (holder.body as Node[]).filter(
    (statement) => statement.type === 'IfStatement' && statement.start < last && !members.includes(statement),
  );
  if (tests.length === 0) return false;
  return file.scopes.bindings.some(
    (binding) =>
      isSteady(file, binding.id) &&
      binding.references.some(({ node }) => tests.some(({ test }) => isInside(node, test))) &&
      binding.references.some(({ node }) => node.start >= first && members.some((member) => isInside(node, member))),
  );
}

/** What a site's own block adds to the server, in a function before the site. */
function wrapSite(group: ServerGroup, site: ConnectSite, name: string, server: string): void {
  const { file, root } = group;
  const { holder } = statementOf(file, site.call)!;
  const semi = file.style.semi ? ';' : '';
  const isAsync = site.isAsync || /^\(?await /.test(server);
  wrapStatements(file, holder.body ?? holder.consequent, site.before, {
    head: [`const ${name} = ${isAsync ? 'async ' : ''}() => {`, `const ${root.name} = ${server}${semi}`],
    tail: [`return ${root.name}${semi}`],
    close: `}${semi}`,
  });
}

/** Gives a function the server it used to find in the module. */
function threadServer(group: ServerGroup, callable: Node, calls: readonly Node[], gone: readonly Range[]): void {
  const { file, root } = group;
  const head = callable.typeParameters ?? callable.id;
  const open = file.text.indexOf('(', head ? head.end : callable.start) + 1;
  const [first] = callable.params as Node[];
  const parameter = typedParameter(file, root.name, () => typeText(group));
  const at = first?.start ?? open;
  const gap = first && file.text.slice(open, at).includes('\n') ? file.style.eol + indentAt(file, at) : ' ';
  file.edits.insert(at, `${parameter}${first ? `,${gap}` : ''}`);
  for (const call of calls) {
    if (gone.some((range) => isInside(call, range))) continue;
    const [argument] = call.arguments as Node[];
    const types = call.typeParameters ?? call.typeArguments;
    const start = argument?.start ?? file.text.indexOf('(', (types ?? call.callee).end) + 1;
    const space = argument && file.text.slice(0, start).endsWith('\n') ? file.style.eol + indentAt(file, start) : ' ';
    file.edits.insert(start, `${root.name}${argument ? `,${space}` : ''}`);
  }
}

/** A parameter with its type, in the way the language has for it; JavaScript that has types says them in comments. */
export function typedParameter(file: SourceFile, name: string, type: () => string): string {
  if (file.language !== 'js') return `${name}: ${type()}`;
  return /@(?:ts-check|param\s*\{|type\s*\{|returns?\s*\{|typedef)/.test(file.text)
    ? `/** @type {${type()}} */ ${name}`
    : name;
}

/** The type of the server as the file writes it. */
function typeText({ file, facts, root }: ServerGroup): string {
  const { id, init } = root.declaration;
  if (id?.typeAnnotation) return file.textOf(id.typeAnnotation.typeAnnotation);
  const made = init && bareServer(init);
  if (made?.type === 'NewExpression') return file.textOf(made.callee);
  const type = sdkTypeOf(file, facts, root.id) === 'Server' ? 'Server' : 'McpServer';
  if (file.language === 'js') return `import('@modelcontextprotocol/server').${type}`;
  return file.imports.use('@modelcontextprotocol/server', type, { at: file.program, type: true });
}
