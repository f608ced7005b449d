// Whole little v1 projects in test/projects/<name>/, and what they look like migrated:
//   project.json   see ProjectSettings
//   input/         the project on v1
//   expected/      the same after a run; made with UPDATE_FIXTURES=1, read before it is committed
//   installed/     packages for its node_modules that do not exist outside of here
// A copy gets a node_modules with exactly what its manifests declare, so a dependency that a migration forgets is an
// error of the compiler.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROJECT } from './typescript.js';

export const PROJECTS = path.join(PROJECT, 'test/projects');
const PACKAGES = path.join(PROJECT, 'node_modules');

export interface ProjectSettings {
  /** What the project is an example of. */
  about: string;
  /** Arguments of the run; default: the whole project. */
  paths?: string[];
  /** Its own packages by name: their folders. */
  workspaces?: Record<string, string>;
  /** Files that come out otherwise when every transform has a run of its own. */
  oneRun?: string[];
  /** Arguments of a node process that ends with 0 before and after the migration. */
  run?: string[];
}

export interface Project extends ProjectSettings {
  name: string;
  input: string;
  expected: string;
}

/** Every project there is. */
export function findProjects(): Project[] {
  return fs
    .readdirSync(PROJECTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readProject(name));
}

/** One project. @throws what the file system says when there is none of that name */
export function readProject(name: string): Project {
  const dir = path.join(PROJECTS, name);
  const settings: ProjectSettings = JSON.parse(fs.readFileSync(path.join(dir, 'project.json'), 'utf8'));
  return { ...settings, name, input: path.join(dir, 'input'), expected: path.join(dir, 'expected') };
}

/** Copies the project as it is on v1 to a folder that does not exist yet, its dependencies installed. */
export function copyInput(project: Project, to: string): void {
  fs.cpSync(project.input, to, { recursive: true });
  install(project, to);
}

/**
 * Makes the node_modules of a copy anew, by what its manifests declare now.
 * @throws Error for a declared package that is nowhere to be found
 */
export function install(project: Project, dir: string): void {
  for (const folder of foldersWith('package.json', dir)) {
    fs.rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true });
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const { dependencies, devDependencies, peerDependencies } = manifest;
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })) {
      const to = path.join(folder, 'node_modules', name);
      fs.mkdirSync(path.dirname(to), { recursive: true });
      const own = path.join(PROJECTS, project.name, 'installed', name);
      const workspace = project.workspaces?.[name];
      const published = path.join(PACKAGES, name);
      if (fs.existsSync(own)) fs.cpSync(own, to, { recursive: true });
      else if (workspace) fs.symlinkSync(path.join(dir, workspace), to, 'junction');
      else if (fs.existsSync(published)) fs.symlinkSync(published, to, 'junction');
      else throw new Error(`${project.name}: ${name} is declared in ${folder} and installed nowhere`);
    }
  }
}

/** Folders below `dir`, and itself, that hold a file of this name; what is installed does not count. */
function foldersWith(file: string, dir: string): string[] {
  const found = fs.existsSync(path.join(dir, file)) ? [dir] : [];
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
      found.push(...foldersWith(file, path.join(dir, entry.name)));
  }
  return found;
}

/**
 * Type-checks a copy as `tsc -p` does, once for every tsconfig.json in it.
 * @returns one line for every error; `marked` are those in a statement that a TODO(mcp-v2/…) stands above
 */
export function typeErrors(dir: string): { marked: string[]; silent: string[] } {
  const errors = { marked: [] as string[], silent: [] as string[] };
  for (const folder of foldersWith('tsconfig.json', dir)) {
    const config = readConfig(path.join(folder, 'tsconfig.json'));
    const program = ts.createProgram({
      rootNames: config.fileNames,
      options: config.options,
      host: cachingHost(config.options),
      configFileParsingDiagnostics: config.errors,
    });
    for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
      const { file, start = 0, messageText } = diagnostic;
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      const where = file ? `${path.relative(dir, file.fileName).replaceAll('\\', '/')}:${line}` : 'tsconfig.json';
      const text = `${where} TS${diagnostic.code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      (file && isMarked(file, start) ? errors.marked : errors.silent).push(text);
    }
  }
  return errors;
}

function readConfig(file: string): ts.ParsedCommandLine {
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file), { noEmit: true }, file);
  return error ? { ...parsed, errors: [...parsed.errors, error] } : parsed;
}

/** Whether a marker stands above the statement, or the class member, around a position. */
function isMarked(file: ts.SourceFile, position: number): boolean {
  let statement: ts.Node | undefined;
  const descend = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.end) return;
    if (ts.isStatement(node) || ts.isClassElement(node)) statement = node;
    ts.forEachChild(node, descend);
  };
  ts.forEachChild(file, descend);
  if (!statement) return false;
  return file.text.slice(statement.getFullStart(), statement.getStart(file)).includes('// TODO(mcp-v2/');
}

/** What is installed does not change while the tests run, and takes most of the time to parse. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile;
  host.getSourceFile = (name, target, ...rest) => {
    if (!name.startsWith(PACKAGES.replaceAll('\\', '/'))) return read(name, target, ...rest);
    const key = JSON.stringify([name, target, options.module, options.moduleResolution]);
    if (!parsed.has(key)) parsed.set(key, read(name, target, ...rest));
    return parsed.get(key);
  };
  return host;
}
