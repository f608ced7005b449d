import type { Scanner } from '../types.js';
import { apacheScanner } from './apache.js';
import { bicepScanner } from './bicep.js';
import { caddyScanner } from './caddyfile.js';
import { envScanner } from './env-file.js';
import { haproxyScanner } from './haproxy.js';
import { markdownScanner } from './markdown.js';
import { nginxScanner } from './nginx.js';
import { lockfileScanner, packageScanner, pythonLockScanner, requirementsScanner, watcherScanner } from './packages.js';
import { shellScanner } from './shell.js';
import { infrastructureScanner, sourceScanner } from './source.js';
import { terraformScanner } from './terraform.js';
import { typescriptScanner } from './typescript.js';
import { jsonScanner, tomlScanner, yamlScanner } from './yaml.js';

/** Every scanner. Where two report the same kind at the same place, the earlier one's finding is kept. */
export const SCANNERS: readonly Scanner[] = [
  packageScanner,
  lockfileScanner,
  pythonLockScanner,
  requirementsScanner,
  watcherScanner,
  envScanner,
  typescriptScanner,
  yamlScanner,
  jsonScanner,
  tomlScanner,
  markdownScanner,
  nginxScanner,
  haproxyScanner,
  caddyScanner,
  apacheScanner,
  terraformScanner,
  bicepScanner,
  shellScanner,
  sourceScanner,
  infrastructureScanner,
];
