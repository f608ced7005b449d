import { readFileSync } from 'node:fs';

/**
 * The version in this package's own package.json, found from this file upwards: the built file lies one folder deeper
 * (`dist/src/project`) than its source.
 *
 * @throws Error when there is no such package.json: the installation is broken.
 */
export function toolVersion(): string {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
      if (manifest.name === 'mcp-v2-codemod') return manifest.version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json of mcp-v2-codemod not found');
}
