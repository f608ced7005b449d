import type { Comment } from '../../src/engine/node.js';
import { MODULE_HOMES } from '../../src/sdk/homes.js';
import { parseV1Specifier } from '../../src/sdk/specifiers.js';
import { namesOf, specifierFor } from '../../src/sdk/verdicts.js';
import { CONTEXT_UNPROVED, contextFor, contextPackage } from './became.js';
import { type Migration, movedWhole, saying, targetOf, verdictIn } from './migration.js';

const IMPORT_TYPE = /import\(\s*(['"])(@modelcontextprotocol\/sdk[^'"]*)\1\s*\)(?:\s*\.\s*([A-Za-z_$][\w$]*))?/g;
const IMPORT_TAG = /@import\s+(\{[^}]*\}|\*\s+as\s+[\w$]+)\s+from\s+(['"])(@modelcontextprotocol\/sdk[^'"]*)\2/g;

/** Types that JavaScript files import in JSDoc: `@type {import('v1').Tool}` and `@import { Tool } from 'v1'`. */
export function settleJsDoc(migration: Migration): void {
  for (const comment of migration.file.comments) {
    if (
      comment.type !== 'CommentBlock' ||
      !comment.value.startsWith('*') ||
      !comment.value.includes('@modelcontextprotocol/sdk')
    )
      continue;
    for (const match of comment.value.matchAll(IMPORT_TYPE)) settleType(migration, comment, match);
    for (const match of comment.value.matchAll(IMPORT_TAG)) settleTag(migration, comment, match);
  }
}

function settleType(migration: Migration, comment: Comment, match: RegExpMatchArray): void {
  const { file } = migration;
  const [text, quote = "'", specifier = '', name] = match;
  // `comment.value` begins two characters into the comment.
  const start = comment.start + 2 + match.index!;
  const v1 = parseV1Specifier(specifier);
  if (v1?.kind !== 'module') {
    file.todos.addAtComment(comment, 'unknown-module', `${specifier} is no module of v1's API.`);
    return;
  }
  if (!name) {
    const simple = movedWhole(migration, v1.module, namesOf(v1.module));
    if (simple) file.edits.overwrite(start, start + text.length, `import(${quote}${simple.target}${quote})`);
    else
      file.todos.addAtComment(
        comment,
        'namespace',
        `v1's ${v1.module} as a whole has no one counterpart; name the type you mean.`,
      );
    return;
  }
  const verdict = verdictIn(migration, v1.module, name);
  const write = (target: string, newName: string, end = start + text.length) =>
    file.edits.overwrite(start, end, `import(${quote}${target}${quote}).${newName}`);
  if (verdict.kind === 'moved') {
    write(targetOf(migration, verdict), verdict.name);
    if (verdict.note) file.todos.addAtComment(comment, verdict.note.rule, saying(name, verdict.note.text));
  } else if (verdict.kind === 'became' && verdict.became.kind === 'global') {
    file.edits.overwrite(start, start + text.length, verdict.became.name);
    if (verdict.became.note)
      file.todos.addAtComment(comment, verdict.became.note.rule, `${name}: ${verdict.became.note.text}`);
  } else if (verdict.kind === 'became' && verdict.became.kind === 'context') {
    const args = file.text.slice(start + text.length, typeArgumentsEnd(file.text, start + text.length));
    const said = /\b(Server|Client)(?:Request|Notification)\b/.exec(args)?.[1];
    const context = said
      ? { name: `${said as 'Server' | 'Client'}Context` as const, proved: true }
      : contextFor(migration, undefined);
    write(contextPackage(context.name), context.name, typeArgumentsEnd(file.text, start + text.length));
    if (!context.proved) file.todos.addAtComment(comment, 'context-role', CONTEXT_UNPROVED);
  } else if (verdict.kind === 'removed') file.todos.addAtComment(comment, verdict.rule, saying(name, verdict.advice));
  else file.todos.addAtComment(comment, 'unknown-export', `v2 exports no ${name}; the comment was left on v1.`);
}

/** Where a balanced `<…>` that begins at `at` ends; `at` itself when none begins there. */
function typeArgumentsEnd(text: string, at: number): number {
  if (text[at] !== '<') return at;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '<') depth++;
    else if (text[i] === '>' && --depth === 0) return i + 1;
  }
  return at;
}

function settleTag(migration: Migration, comment: Comment, match: RegExpMatchArray): void {
  const { file } = migration;
  const [text, braces = '', quote = "'", specifier = ''] = match;
  const start = comment.start + 2 + match.index!;
  const v1 = parseV1Specifier(specifier);
  if (v1?.kind !== 'module') {
    file.todos.addAtComment(comment, 'unknown-module', `${specifier} is no module of v1's API.`);
    return;
  }
  if (braces.startsWith('*')) {
    const simple = movedWhole(migration, v1.module, namesOf(v1.module));
    const home = simple?.target ?? specifierFor(MODULE_HOMES[v1.module]!, migration.role);
    file.edits.overwrite(start, start + text.length, `@import ${braces} from ${quote}${home}${quote}`);
    if (!simple)
      file.todos.addAtComment(
        comment,
        'namespace',
        `v1's ${v1.module} as a whole is ${home} now, without what moved elsewhere.`,
      );
    return;
  }
  const groups = new Map<string, string[]>();
  for (const item of braces
    .slice(1, -1)
    .replace(/\r?\n\s*\*?/g, ' ')
    .split(',')) {
    const [name = '', as = name] = item.trim().split(/\s+as\s+/);
    if (!name) continue;
    const verdict = verdictIn(migration, v1.module, name);
    const moved = verdict.kind === 'moved';
    const target = moved ? targetOf(migration, verdict) : specifier;
    const newName = moved ? verdict.name : name;
    groups.set(target, [...(groups.get(target) ?? []), newName === as ? as : `${newName} as ${as}`]);
    if (!moved)
      file.todos.addAtComment(
        comment,
        verdict.kind === 'removed' ? verdict.rule : 'unknown-export',
        `${name} was left on v1: v2 exports no such type.`,
      );
    else if (verdict.note) file.todos.addAtComment(comment, verdict.note.rule, saying(name, verdict.note.text));
  }
  const lines = [...groups].map(([target, names]) => `@import { ${names.join(', ')} } from ${quote}${target}${quote}`);
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  const lead = file.text.slice(lineStart, start);
  const gap = /^\s*\/?\*+\s*$/.test(lead) ? `${file.style.eol}${lead.replace('/**', ' *')}` : ' ';
  file.edits.overwrite(start, start + text.length, lines.join(gap));
}
