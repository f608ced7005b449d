// Type-checks source texts against the packages installed in node_modules, without writing a file.
//
//   typecheck(files, options?)         one program; `files` maps names to texts: { 'src/a.ts': '…' }
//   typecheckAll(projects, options?)   many independent little projects in one program, which is many times faster than
//                                      one program each: { 'handlers/alias': { 'input.ts': '…' } }
//   exportsOfInstalled(package, dir)   every (module, export) pair of an installed package's declarations
//
// Files live in a folder that does not exist (inside this project, so that bare imports find its node_modules) and are
// ES modules unless they say otherwise (`.cts`, or a package.json among `files`). Compiler options are those a v2
// project needs: strict, NodeNext, ES2022, types node. A `.d.ts` among `files` may declare modules that are not
// installed. With `.tsx` files a permissive JSX namespace is declared, since no JSX library is installed.
// Parsed library and package declarations are kept between calls.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface Diagnostic {
  /** Name of the file as it was given; `''` for an error of the whole program. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  /** TypeScript's number, without the letters: 2345. */
  code: number;
  /** The message with its chain, one line per link. */
  message: string;
}

export interface TypecheckOptions {
  /** Declare a permissive JSX namespace. Default: when a file is `.tsx` or `.jsx`. */
  jsx?: boolean;
  /** Check JavaScript files too, as `allowJs` and `checkJs` do. Default: false; JavaScript is then not read at all. */
  checkJs?: boolean;
}

/** The project's folder: what stands above `test/`. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '');
const ROOT = `${PROJECT}/test/__virtual__`;
const SOURCE = /\.[cm]?[jt]sx?$/;
const TYPED = /\.[cm]?tsx?$/;
const JSX_NAMESPACE = `declare namespace JSX {
  type Element = any;
  interface ElementClass {}
  interface IntrinsicElements { [name: string]: any }
}
`;

/**
 * Type-checks `files` as one program.
 * @param files name (relative, `/` as separator) → text
 * @returns syntax errors and type errors of the given files, in program order; empty when there are none
 */
export function typecheck(files: Record<string, string>, options: TypecheckOptions = {}): Diagnostic[] {
  return typecheckAll({ '': files }, options).get('') ?? [];
}

/**
 * Type-checks independent projects in one program. Each gets a folder of its own and cannot see the others' files;
 * only `declare global` and `declare module` of one are seen by all.
 * @param projects name of the project → its files
 * @returns for every project the errors of its files; an error of the whole program is reported in all of them
 */
export function typecheckAll(
  projects: Record<string, Record<string, string>>,
  options: TypecheckOptions = {},
): Map<string, Diagnostic[]> {
  const results = new Map<string, Diagnostic[]>(Object.keys(projects).map((name) => [name, []]));
  const texts = new Map<string, string>([[`${ROOT}/package.json`, '{ "type": "module" }']]);
  const owners = new Map<string, { project: string; file: string }>();
  const roots: string[] = [];
  let jsx = options.jsx ?? false;
  Object.entries(projects).forEach(([project, files], index) => {
    for (const [file, text] of Object.entries(files)) {
      const name = `${ROOT}/${index}/${path.posix.normalize(file)}`;
      texts.set(name, text);
      owners.set(name, { project, file });
      if (SOURCE.test(file) && (options.checkJs || TYPED.test(file))) roots.push(name);
      if (options.jsx === undefined && /\.[jt]sx$/.test(file)) jsx = true;
    }
  });
  if (jsx) {
    const name = `${ROOT}/jsx.d.ts`;
    texts.set(name, JSX_NAMESPACE);
    roots.push(name);
  }

  const program = createProgram(roots, texts, options.checkJs ?? false);
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
  for (const diagnostic of new Set(found)) {
    const owner = diagnostic.file && owners.get(diagnostic.file.fileName);
    if (diagnostic.file && !owner) continue;
    const plain = describe(diagnostic, owner?.file ?? '');
    if (owner) results.get(owner.project)?.push(plain);
    else for (const list of results.values()) list.push(plain);
  }
  return results;
}

function describe(diagnostic: ts.Diagnostic, file: string): Diagnostic {
  const at = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? { line: 0, character: 0 };
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').replaceAll(`${ROOT}/`, '');
  return { file, line: at.line + 1, column: at.character + 1, code: diagnostic.code, message };
}

/** One line for an assertion's message. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, code, message } = diagnostic;
  return `${file}:${line}:${column} TS${code} ${message.split('\n').join(' ')}`;
}

// ---------------------------------------------------------------------------------------------------------------------
// The compiler host. What is on disk does not change during a test run, so everything read from there is kept.

const sources = new Map<string, ts.SourceFile | undefined>();
const existing = new Map<string, boolean>();
const folders = new Map<string, boolean>();

function remembered<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  if (cache.has(key)) return cache.get(key) as V;
  const value = make();
  cache.set(key, value);
  return value;
}

function compilerOptions(checkJs: boolean): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    // A file without imports is a module too: two of them must not share their names.
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    resolveJsonModule: true,
    experimentalDecorators: true,
    jsx: ts.JsxEmit.Preserve,
    types: ['node'],
    allowJs: checkJs,
    checkJs,
  };
}

function createProgram(roots: string[], texts: Map<string, string>, checkJs: boolean): ts.Program {
  const options = compilerOptions(checkJs);
  const virtualFolders = new Set<string>();
  for (const name of texts.keys()) {
    for (let dir = path.posix.dirname(name); dir.length >= ROOT.length; dir = path.posix.dirname(dir)) {
      virtualFolders.add(dir);
    }
  }
  const isVirtual = (name: string) => name === ROOT || name.startsWith(`${ROOT}/`);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options, true),
    getCurrentDirectory: () => ROOT,
    fileExists: (name) =>
      isVirtual(name) ? texts.has(name) : remembered(existing, name, () => ts.sys.fileExists(name)),
    directoryExists: (name) =>
      isVirtual(name) ? virtualFolders.has(name) : remembered(folders, name, () => ts.sys.directoryExists(name)),
    readFile: (name) => (isVirtual(name) ? texts.get(name) : ts.sys.readFile(name)),
    realpath: (name) => (isVirtual(name) ? name : (ts.sys.realpath?.(name) ?? name)),
    getDirectories: (name) => (isVirtual(name) ? [] : ts.sys.getDirectories(name)),
    writeFile: () => {},
    getSourceFile: (name, target) => {
      const text = () => (isVirtual(name) ? texts.get(name) : ts.sys.readFile(name));
      const parse = () => {
        const content = text();
        return content === undefined ? undefined : ts.createSourceFile(name, content, target, true);
      };
      if (isVirtual(name)) return parse();
      // How a file is parsed and bound depends on the options; module format is part of `target` for NodeNext.
      return remembered(sources, `${JSON.stringify(target)} ${checkJs} ${name}`, parse);
    },
  };
  return ts.createProgram({ rootNames: roots, options, host });
}

// ---------------------------------------------------------------------------------------------------------------------

/** One thing a module of an installed package exports. */
export interface InstalledExport {
  /** What one imports it from: `@modelcontextprotocol/sdk/types.js`. */
  specifier: string;
  name: string;
  /** False when it exists as a type only. */
  value: boolean;
  /** Type parameters without a default: how many arguments a use of the type needs. */
  typeParameters: number;
}

/**
 * Lists what every module below `dir` of an installed package exports, by its declarations; default exports and the
 * package's own `examples` are left out.
 * @param packageName as in node_modules
 * @param dir folder of the declarations inside the package; the specifiers are relative to it
 */
export function exportsOfInstalled(packageName: string, dir: string): InstalledExport[] {
  const base = `${PROJECT}/node_modules/${packageName}/${dir}`;
  const files = ts.sys
    .readDirectory(base, ['.d.ts'])
    .filter((file) => !file.slice(base.length).includes('/examples/'))
    .sort();
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const found: InstalledExport[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) continue;
    const specifier = `${packageName}${file.slice(base.length).replace(/\.d\.ts$/, '.js')}`;
    for (const symbol of checker.getExportsOfModule(module)) {
      if (symbol.name === 'default') continue;
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declaration = target.declarations?.[0] as { typeParameters?: ts.TypeParameterDeclaration[] } | undefined;
      found.push({
        specifier,
        name: symbol.name,
        value: (target.flags & ts.SymbolFlags.Value) !== 0,
        typeParameters: declaration?.typeParameters?.filter((parameter) => !parameter.default).length ?? 0,
      });
    }
  }
  return found;
}
