// Manifests: what package.json and pnpm-workspace.yaml look like after a migration.
export { planManifests } from './plan.js';
export { MANIFEST_NAMES, manifestCandidates, readManifests, readV1Dependents } from './read.js';
export type { ManifestFile, ManifestInput, ManifestText } from './types.js';
