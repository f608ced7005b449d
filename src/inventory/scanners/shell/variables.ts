import { annotationHit } from '../data/annotations.js';
import { type EnvHit, envHit } from '../env-rules.js';
import type { Command } from './commands.js';

interface Found {
  hit: EnvHit;
  name: string;
  start: number;
}

/** `export X=…`, `ENV X=… Y=…`, `ENV X …`, `Environment=X=…`, `X=… command`, `-e X=…`, `set X=…`, `$env:X = '…'`. */
export function variables(command: Command): Found[] {
  const found: Found[] = [];
  const pattern = /(?<![\w.$}/-])(?:\$env:)?([A-Z][A-Z0-9_]{2,})\s?=\s?("[^"]*"|'[^']*'|[^\s"',;|&)\]]*)/g;
  const { text } = command;
  const [first] = command.words;
  const shift = first ? first.start - text.indexOf(first.text) : 0;
  for (const match of text.matchAll(pattern)) add(match[1]!, match[2]!, match.index);
  // The old form of a Dockerfile: one variable, the rest of the line is its value.
  const old = /^(?:ENV|ARG)\s+([A-Z][A-Z0-9_]+)\s+([^=\s]\S*)\s*$/.exec(text);
  if (old) add(old[1]!, old[2]!, text.indexOf(old[1]!));
  return found;

  function add(name: string, raw: string, index: number): void {
    const value = raw.replace(/^(["'])(.*)\1$/s, '$2');
    const hit = envHit(name, value === '' ? undefined : value);
    if (hit) found.push({ hit, name, start: shift + index });
  }
}

/** `helm … --set ingress.annotations.nginx\.ingress\.kubernetes\.io/affinity=cookie`, `kubectl annotate … key=value`. */
export function setFlags(command: Command): Found[] {
  if (!/\b(?:helm|kubectl|oc|helmfile)\b/.test(command.text)) return [];
  const found: Found[] = [];
  // Quotes around a part of the key are the shell's.
  const text = command.text.replace(/["']/g, '');
  for (const match of text.matchAll(/((?:[\w-]+\\?\.)+[\w-]+\/[\w.-]+)=([^\s,]+)/g)) {
    // Helm reads `\.` as a dot of the key, and a plain one as the path to it.
    const key = match[1]!.replace(/^(?:[\w-]+\.)*?annotations\./, '').replaceAll('\\.', '.');
    const annotation = annotationHit(key, match[2]!.replace(/^\\/, ''), true);
    const word = command.words.find((one) => one.text.includes(key.slice(key.lastIndexOf('/') + 1)));
    if (!annotation || !word) continue;
    const { companions: _, nginx: __, ...hit } = annotation;
    found.push({ hit, name: key, start: word.start });
  }
  return found;
}
