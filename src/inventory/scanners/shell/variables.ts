import { type EnvHit, envHit } from '../env-rules.js';
import { helmValueHit } from '../helm-set.js';
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
  const fish = /^set\s+(?:-\w+\s+)*-\w*x\w*\s+([A-Z][A-Z0-9_]+)\s+(\S+)\s*$/.exec(text);
  if (fish) add(fish[1]!, fish[2]!, text.indexOf(fish[1]!));
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
  for (const { text, start } of settingsOf(command)) {
    const at = text.indexOf('=');
    const key = text.slice(0, at);
    const hit = helmValueHit(key, text.slice(at + 1));
    if (hit) found.push({ hit, name: key, start });
  }
  return found;
}

/** The `key=value` words; quotes around a part are the shell's, and a comma begins the next. */
function settingsOf(command: Command): { text: string; start: number }[] {
  const settings: { text: string; start: number }[] = [];
  const shift = command.words[0]!.start - command.text.indexOf(command.words[0]!.text);
  for (const match of command.text.matchAll(
    /(?<=^|[\s,"'=])(?:[\w-]+(?:\\+\.|["']*\.["']*|\[\d+\]\.))+[\w./-]+["']?=(?:"[^"]*"|'[^']*'|[^\s,"']*)/g,
  ))
    settings.push({ text: match[0].replace(/["']/g, ''), start: shift + match.index });
  return settings;
}
