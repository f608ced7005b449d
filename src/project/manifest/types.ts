import type { PackageUse } from '../../engine/types.js';

/** One manifest as it stands on disk: a package.json, a pnpm-workspace.yaml or a .yarnrc.yml (for its catalogs). */
export interface ManifestText {
  /** Absolute path; reports carry it exactly as it was handed in. */
  path: string;
  text: string;
}

/** What the planner must know of one source file, after its migration. */
export interface ManifestFile {
  /** Absolute path. */
  path: string;
  /** The packages its final imports need. */
  packages: PackageUse[];
  /** It still imports v1, also after the migration. */
  usesV1: boolean;
  isTest: boolean;
  /** zod schemas of this file reach the SDK. */
  zodReachesSdk: boolean;
  /** They meet schemas of a package whose zod is raised. */
  zodMoves?: boolean;
  /** The migration edited it. */
  changed: boolean;
}

export interface ManifestInput {
  /**
   * Every package.json, pnpm-workspace.yaml and .yarnrc.yml known, those found by walking up from the sources to the
   * git root included. A catalog entry is only removed when none of these refers to it, so the members of a workspace
   * belong here even if none of their files was looked at.
   */
  manifests: ManifestText[];
  /**
   * Every source file that was looked at. A file of the same packages that the run left out (other paths, ignored,
   * unsupported language) but that imports v1 belongs here too, with `usesV1: true`: it is what keeps v1 declared.
   */
  files: ManifestFile[];
  /** Folder that paths in messages are relative to. */
  cwd: string;
  /**
   * By path of a package.json: its dependencies that, as installed, ask for v1 as a peer (see `readV1Dependents`). They
   * keep v1 declared there.
   */
  v1Dependents?: Readonly<Record<string, readonly string[]>>;
}
