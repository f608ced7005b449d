import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package's own version, read from the package.json above the running file (sources or dist). */
export function toolVersion(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); dir !== dirname(dir); dir = dirname(dir)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
      if (name === 'mcp-v2-codemod') return version;
    } catch {
      // Not there: further up.
    }
  }
  return 'unknown';
}
