// A marker names a rule; `explain`, the reports and docs/rules.md look it up. So every rule that is named must exist, and
// every rule that exists must be named somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachChild, type Node, stringValue } from '../../src/engine/node.js';
import { SourceFile } from '../../src/engine/source-file.js';
import { BECAME } from '../../src/sdk/became.js';
import { NOTES } from '../../src/sdk/notes.js';
import { REMOVALS } from '../../src/sdk/removed.js';
import { RULES } from '../../src/sdk/rules.js';
import { PROJECT } from '../support/typescript.js';

const IDS = new Set(RULES.map((rule) => rule.id));

const FILES = ['src/engine', 'src/sdk', 'transforms'].flatMap((room) =>
  readdirSync(join(PROJECT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** Rules that the code of a file hands to a marker, with the line. */
function rulesIn(path: string): { rule: string; place: string }[] {
  const file = new SourceFile(path, readFileSync(path, 'utf8'));
  const found: { rule: string; place: string }[] = [];
  const put = (value: Node | undefined) => {
    if (!value) return;
    if (value.type === 'ConditionalExpression') {
      put(value.consequent);
      put(value.alternate);
      return;
    }
    const init = value.type === 'Identifier' ? file.scopes.bindingOf(value)?.declaration.init : undefined;
    const rule = stringValue(value) ?? stringValue(init);
    if (rule !== undefined) found.push({ rule, place: `${relative(PROJECT, path)}:${value.loc.start.line}` });
  };
  const walk = (node: Node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { object, property } = node.callee;
      const receiver = object.property?.name ?? object.name;
      if (receiver === 'todos' && /^add/.test(property.name)) put(node.arguments[1]);
      if (receiver === 'imports' && property.name === 'note') put(node.arguments[1]);
    }
    if (node.type === 'ObjectProperty' && node.key.name === 'rule') put(node.value);
    eachChild(node, walk);
  };
  walk(file.program);
  return found;
}

const USES = FILES.flatMap(rulesIn);

describe('every rule that a marker names', () => {
  it('is in the table', () => {
    expect(USES.length).toBeGreaterThan(40);
    expect(USES.filter(({ rule }) => !IDS.has(rule)).map(({ rule, place }) => `${place}: ${rule}`)).toEqual([]);
  });

  it('is in the table when a table names it', () => {
    const notes = Object.values(BECAME).flatMap((became) => (became.kind === 'global' && became.note) || []);
    const named = [...Object.values(NOTES), ...Object.values(REMOVALS), ...notes].map(({ rule }) => rule);
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((rule) => !IDS.has(rule))).toEqual([]);
  });
});

describe('every rule of the table', () => {
  it('is named by a marker', () => {
    const strings = new Set(
      [...FILES, join(PROJECT, 'src/project/orphans.ts'), join(PROJECT, 'src/project/leftovers.ts')]
        .filter((path) => !path.endsWith('rules.ts'))
        .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/'([a-z][a-z0-9/-]*)'/g)].map((match) => match[1]!)),
    );
    expect([...IDS].filter((id) => !strings.has(id))).toEqual([]);
  });

  it('has an id of its own, that a marker can carry', () => {
    expect(IDS.size).toBe(RULES.length);
    // The pattern by which markers are found again (src/engine/todo.ts).
    expect([...IDS].filter((id) => !/^[a-z0-9]+(?:[/-][a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what there is to say', (_, rule) => {
    expect(rule.title).toMatch(/^.{8,80}[^.]$/);
    expect(rule.explanation).toMatch(/^[\s\S]{40,}[.)]$/);
    expect(rule.before).not.toBe('');
    expect(rule.after).not.toBe('');
    expect(rule.after).not.toBe(rule.before);
    expect(rule.guide).toMatch(/^https:\/\/\S+$/);
  });
});
