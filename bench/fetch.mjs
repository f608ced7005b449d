#!/usr/bin/env node
// Fetches the packages of corpus.json and lays each out as a small v1 project in .cache/ (never committed).
//   node bench/fetch.mjs [id…]
// Safe to repeat and to run twice at once; once everything is cached it needs no network.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HERE = path.dirname(fileURLToPath(import.meta.url));
const CACHE = path.join(HERE, '.cache');

/** Files a project is made of; everything else a tarball ships (maps, declarations, images) is left in it. */
const WANTED = /\.([cm]?[jt]sx?|json|md)$/;
const UNWANTED = /\.d\.[cm]?ts$/;
const SOURCE = /\.[cm]?[jt]sx?$/;

/**
 * The entries of corpus.json, as they stand there.
 * @returns {import('./fetch.mjs').CorpusEntry[]}
 */
export function readCorpus() {
  return JSON.parse(fs.readFileSync(path.join(HERE, 'corpus.json'), 'utf8'));
}

/**
 * Makes sure that the named entries (default: all) are in the cache.
 * @param {{ only?: string[] }} [options]
 * @returns {Promise<import('./fetch.mjs').CorpusProject[]>} the entries, each with the folder of its project
 * @throws {Error} one line that names the package: unknown id, failed download, wrong integrity, missing path
 */
export async function fetchCorpus({ only } = {}) {
  const corpus = readCorpus();
  for (const id of only ?? []) {
    if (!corpus.some((entry) => entry.id === id)) {
      throw new Error(`corpus: no entry '${id}' (there are: ${corpus.map((entry) => entry.id).join(', ')})`);
    }
  }
  const projects = [];
  for (const entry of corpus) {
    if (!only?.length || only.includes(entry.id)) projects.push({ ...entry, dir: await prepare(entry) });
  }
  return projects;
}

/** One entry → the folder of its project; a folder that is complete and unchanged is used as it is. */
async function prepare(entry) {
  const label = `${entry.package}@${entry.version}`;
  const recipe = sha256(JSON.stringify(entry)).slice(0, 12);
  const target = path.join(CACHE, `${entry.id}-${entry.version}-${recipe}`);
  const stamp = path.join(target, '.digest');
  const project = path.join(target, entry.id);
  if (fs.existsSync(stamp)) {
    if (fs.readFileSync(stamp, 'utf8') === digest(project)) return project;
    fs.rmSync(target, { recursive: true, force: true }); // someone edited the copy: lay it out afresh
  }
  const work = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    fs.mkdirSync(path.join(work, entry.id), { recursive: true });
    const shipped = entry.installed ? installedPackage(entry, label) : await unpackedPackage(entry, label, work);
    layOut(entry, label, shipped, path.join(work, entry.id));
    fs.rmSync(path.join(work, 'package'), { recursive: true, force: true });
    fs.writeFileSync(path.join(work, '.digest'), digest(path.join(work, entry.id)));
    try {
      fs.renameSync(work, target);
    } catch (error) {
      // Another process was faster; its folder is as good as ours.
      if (!fs.existsSync(stamp)) throw error;
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return project;
}

/** The package as npm installed it here; npm checked its integrity then and wrote it down in its lockfile. */
function installedPackage(entry, label) {
  const root = path.join(HERE, '..');
  const manifest = path.join(root, 'node_modules', entry.package, 'package.json');
  if (!fs.existsSync(manifest)) throw new Error(`corpus: ${label} is not installed: run npm ci`);
  const { version } = createRequire(import.meta.url)(manifest);
  const installed = ['node_modules/.package-lock.json', 'package-lock.json']
    .map((name) => path.join(root, name))
    .filter((file) => fs.existsSync(file))
    .map((file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages?.[`node_modules/${entry.package}`])
    .find((found) => found !== undefined);
  if (version !== entry.version || installed?.integrity !== entry.integrity) {
    throw new Error(`corpus: ${label} is wanted, but ${version} (${installed?.integrity ?? 'unlocked'}) is installed`);
  }
  return path.dirname(manifest);
}

/** Downloads the tarball unless it is cached, checks it, unpacks it into `work`. */
async function unpackedPackage(entry, label, work) {
  const tarball = path.join(CACHE, `${entry.package.replace('@', '').replace('/', '-')}-${entry.version}.tgz`);
  if (!fs.existsSync(tarball) || integrityOf(tarball) !== entry.integrity) await download(label, tarball, work);
  const actual = integrityOf(tarball);
  if (actual !== entry.integrity) {
    fs.rmSync(tarball, { force: true });
    throw new Error(`corpus: ${label} has integrity ${actual}, expected ${entry.integrity}`);
  }
  try {
    // Relative names and a working folder: no drive letters, which some tars take for host names.
    fs.copyFileSync(tarball, path.join(work, 'package.tgz'));
    await run('tar', ['-xzf', 'package.tgz'], { cwd: work });
    fs.rmSync(path.join(work, 'package.tgz'));
  } catch (error) {
    throw new Error(`corpus: cannot unpack ${label}: ${firstLine(error)}`);
  }
  return path.join(work, 'package');
}

async function download(label, tarball, work) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['pack', label, '--json', '--prefer-offline', '--loglevel=error'];
  let packed;
  try {
    const { stdout } = await run(npm, args, { cwd: work, shell: process.platform === 'win32', maxBuffer: 1 << 26 });
    packed = JSON.parse(stdout)[0].filename;
  } catch (error) {
    throw new Error(`corpus: cannot fetch ${label} with npm: ${firstLine(error)}`);
  }
  // Older npm prints a scoped package's file name with the slash still in it.
  fs.renameSync(path.join(work, packed.replace('@', '').replace('/', '-')), tarball);
}

/** Copies the entry's paths into the project's folder; `specifiers` makes a package's own examples stand alone. */
function layOut(entry, label, shipped, project) {
  for (const [from, to] of Object.entries(entry.paths)) {
    const source = path.join(shipped, from);
    if (!fs.existsSync(source)) throw new Error(`corpus: ${label} has no ${from}`);
    const files = fs.statSync(source).isDirectory() ? filesBelow(source) : [''];
    for (const file of files) {
      const name = path.join(source, file);
      if (!WANTED.test(name) || UNWANTED.test(name)) continue;
      const out = path.join(project, to, file);
      fs.mkdirSync(path.dirname(out), { recursive: true });
      const bytes = fs.readFileSync(name);
      fs.writeFileSync(out, SOURCE.test(name) ? pointAtPackage(bytes, entry.specifiers) : bytes);
    }
  }
  if (entry.manifest)
    fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify(entry.manifest, null, 2) + '\n');
}

function pointAtPackage(bytes, specifiers) {
  if (!specifiers) return bytes;
  let text = bytes.toString('utf8');
  for (const [from, to] of Object.entries(specifiers)) {
    text = text.replaceAll(`from '${from}`, `from '${to}`).replaceAll(`import('${from}`, `import('${to}`);
  }
  return text;
}

/** Relative names of all files below a folder, sorted, so that a digest of them is stable. */
function filesBelow(dir) {
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.relative(dir, path.join(item.parentPath ?? item.path, item.name)))
    .sort();
}

function digest(dir) {
  const hash = createHash('sha256');
  if (fs.existsSync(dir)) {
    for (const file of filesBelow(dir)) {
      hash.update(file.split(path.sep).join('/') + '\0').update(fs.readFileSync(path.join(dir, file)));
    }
  }
  return hash.digest('hex');
}

function integrityOf(file) {
  return `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`;
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** The one line of a failed command's output that says what went wrong; npm prints a dozen around it. */
function firstLine(error) {
  const lines = String(error.stderr?.trim() || error.message).split('\n');
  const useful = lines.filter(
    (line) => line.trim() && !/^npm (warn|notice|error (code|errno|syscall|A complete))/.test(line),
  );
  return (useful[0] ?? lines[0] ?? '').replace(/^npm error( network)?/, '').trim();
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  try {
    for (const project of await fetchCorpus({ only: process.argv.slice(2) })) {
      console.log(`${project.package}@${project.version} → ${path.relative(process.cwd(), project.dir)}`);
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
