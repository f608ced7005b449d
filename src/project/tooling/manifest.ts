// What the tooling room reads from a package.json.

export interface ToolingManifest {
  json: Record<string, unknown>;
  scripts: Record<string, string>;
  /** Names in dependencies and devDependencies, with their ranges. */
  tools: Record<string, string>;
}

/** Reads a package.json leniently: a malformed one is reported elsewhere and is an empty one here. */
export function readManifest(text: string): ToolingManifest {
  let json: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value === 'object' && value !== null) json = value as Record<string, unknown>;
  } catch {
    // Reported with line and column by readManifests.
  }
  return {
    json,
    scripts: strings(json.scripts),
    tools: { ...strings(json.dependencies), ...strings(json.devDependencies) },
  };
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
