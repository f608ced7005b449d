import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { V1_PACKAGE } from '../sdk/specifiers.js';
import { discover } from './discover.js';
import type { Disk } from './disk.js';
import {
  type ManifestFile,
  type ManifestText,
  manifestCandidates,
  planManifests,
  readManifests,
  readV1Dependents,
} from './manifest/index.js';
import { reportPath } from './paths.js';
import { pathMentionsSdk } from './read.js';
import type { Failure, FileReport, ManifestReport } from './types.js';
import type { ZodReach } from './zod-reach.js';

interface Input {
  cwd: string;
  /** Git root, or the folder of the run. */
  root: string;
  /** Every file that was rewritten or looked at, with what it imports now. */
  files: readonly FileReport[];
  /** Absolute paths of files that mention the SDK but were not rewritten: skipped, failed, of another language. */
  holdouts: readonly string[];
  /** Every file of the run: whether it mentions the SDK is known. */
  looked: ReadonlySet<string>;
  /** Folders that were walked whole. */
  walked: readonly string[];
  /** Manifests discovery saw. */
  manifests: readonly string[];
  disk: Disk;
  /** Whether the zod of a file's package goes from 3 to 4 in this run. */
  zodMoves(path: string): boolean;
  zodReach: ZodReach;
}

/** Works out the manifests of a run: reads them, adds what other files of the same packages need, and plans. */
export async function planProjectManifests(
  input: Input,
): Promise<{ manifests: ManifestReport[]; failures: Failure[] }> {
  const { cwd, root, files } = input;
  if (files.length === 0) return { manifests: [], failures: [] };
  const paths = files.map((file) => resolve(cwd, file.path));
  const candidates = [
    ...new Set([...manifestCandidates(paths, root).filter((path) => input.disk.has(path)), ...input.manifests]),
  ].sort();
  const { manifests, failures } = await readManifests(candidates);
  const reports = planManifests({
    cwd,
    manifests,
    v1Dependents: await readV1Dependents(manifests),
    files: [...files.map((file) => describe(input, file)), ...leftOut(input, manifests, new Set(paths))],
  });
  const relevant = (path: string) =>
    manifests.find((manifest) => manifest.path === path)?.text.includes('@modelcontextprotocol/');
  return {
    manifests: reports.map((report) => ({ ...report, path: reportPath(report.path, cwd) })),
    // A broken manifest far from any file of the run is nobody's business here.
    failures: failures
      .filter(({ path }) => relevant(path) !== false || paths.some((file) => isInside(dirname(path), file)))
      .map((failure) => ({ ...failure, path: reportPath(failure.path, cwd) })),
  };
}

const TEST_PATH =
  /(^|\/)(__tests__|__mocks__|tests?|spec|e2e|fixtures?)\/|\.(test|spec|e2e)\.[cm]?[jt]sx?$|(^|\/)(vitest|jest)\.(config|setup)\./;

function describe({ cwd, zodReach, zodMoves }: Input, file: FileReport): ManifestFile {
  const usesV1 = file.packages.some(({ name }) => name === V1_PACKAGE);
  return {
    path: resolve(cwd, file.path),
    packages: file.packages.filter(({ name }) => name !== V1_PACKAGE),
    usesV1,
    isTest: TEST_PATH.test(file.path),
    zodReachesSdk: reachesZod(resolve(cwd, file.path), file, zodReach),
    zodMoves: ZOD_IMPORT.test(file.after) && zodMoves(resolve(cwd, file.path)),
    changed: file.changed,
  };
}

const ZOD_IMPORT = /(?:from|require\()\s*['"]zod(?:\/v4)?['"]/;

/**
 * Whether schemas of this file reach the SDK: it imports zod beside the SDK, or what it imports does. Type-only uses of
 * the SDK cannot hand it a schema.
 */
function reachesZod(path: string, file: FileReport, reach: ZodReach): boolean {
  const runtime = file.packages.some(({ name, runtime }) => name.startsWith('@modelcontextprotocol/') && runtime);
  return runtime && reach.reaches(path, file.after);
}

/** Files of the packages at hand that this run did not rewrite but that import v1: they keep it declared. */
function leftOut(input: Input, manifests: readonly ManifestText[], seen: ReadonlySet<string>): ManifestFile[] {
  const others = new Set(input.holdouts.filter((path) => !leadsBackIn(path, input.looked)));
  for (const { path, text } of manifests) {
    if (!text.includes(V1_PACKAGE) || input.walked.some((folder) => isInside(folder, path))) continue;
    const found = discover({ cwd: dirname(path), paths: ['.'] });
    for (const file of [...found.files, ...found.unsupported]) if (!input.looked.has(file)) others.add(file);
  }
  return [...others]
    .filter(
      (path) =>
        !seen.has(path) &&
        !/\.d\.[cm]?ts$/.test(path) &&
        pathMentionsSdk(path, [`${V1_PACKAGE}/`, `${V1_PACKAGE}'`, `${V1_PACKAGE}"`]),
    )
    .map((path) => ({
      path,
      packages: [],
      usesV1: true,
      isTest: TEST_PATH.test(path),
      zodReachesSdk: false,
      changed: false,
    }));
}

/** A link whose target the run looked at anyway, file by file when it is a folder: that decides, not the link. */
function leadsBackIn(link: string, looked: ReadonlySet<string>): boolean {
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  try {
    const real = realpathSync.native(link);
    const { files, unsupported } = discover({ cwd: dirname(real), paths: [real] });
    const seen = new Set([...looked].map((path) => realpathSync.native(path)));
    return [...files, ...unsupported].every((file) => seen.has(file));
  } catch {
    // It leads nowhere, or to where nobody may look.
    return false;
  }
}

function isInside(dir: string, file: string): boolean {
  const below = relative(dir, file);
  return !below.startsWith('..') && !isAbsolute(below);
}
