import type { Node } from '../../src/engine/node.js';
import { MODULE_HOMES } from '../../src/sdk/homes.js';
import { namesOf, specifierFor } from '../../src/sdk/verdicts.js';
import { columns, expandObject, hasCallCommas, indentAt, textBefore } from './layout.js';
import { type Migration, movedWhole, targetOf, verdictIn } from './migration.js';

/** Methods whose first argument is a module specifier, by the object they are called on. */
const MOCKING: Record<string, RegExp> = {
  vi: /^(mock|doMock|unmock|doUnmock|importActual|importMock)$/,
  vitest: /^(mock|doMock|unmock|doUnmock|importActual|importMock)$/,
  jest: /^(mock|doMock|unmock|deepUnmock|dontMock|setMock|unstable_mockModule|unstable_unmockModule|requireActual|requireMock|createMockFromModule|genMockFromModule)$/,
  mock: /^module$/,
};
const MOCK_HOSTS: Record<string, RegExp> = {
  vi: /^vitest$/,
  vitest: /^vitest$/,
  jest: /^@jest\/globals$/,
  mock: /^(node:test|bun:test|test)$/,
};

/** Whether a call is a mocking framework's, by its global or its import: `vi.mock(…)`, `jest.requireActual(…)`. */
export function isMockCall(migration: Migration, call: Node): boolean {
  const { file } = migration;
  let { callee } = call;
  // `t.mock.module(…)`: the test context of node:test.
  if (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'MemberExpression' &&
    callee.object.property.name === 'mock'
  )
    return callee.property.name === 'module';
  if (callee.type === 'TSInstantiationExpression') callee = callee.expression;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type !== 'Identifier') return false;
  const object = callee.object.name as string;
  const binding = file.scopes.bindingOf(callee.object);
  const record = file.imports.of(binding);
  const known = record ? record.original.name : object;
  if (!MOCKING[known]?.test(callee.property.name)) return false;
  return binding ? !!record && MOCK_HOSTS[known]!.test(record.original.source) : known !== 'mock';
}

/**
 * Moves a module mock to the package its names went to; a mock that would need several packages gets a marker.
 * @param merge takes the mock into an earlier one of the package; then nothing more is said of it
 */
export function settleMock(
  migration: Migration,
  call: Node,
  literal: Node,
  module: string,
  merge: (target: string) => boolean = () => false,
): string {
  const { file } = migration;
  const keys = factoryKeys(call);
  const targets = new Map<string, string[]>();
  for (const key of keys?.names ?? []) {
    const verdict = verdictIn(migration, module, key.name);
    if (verdict.kind !== 'moved') continue;
    const target = targetOf(migration, verdict);
    targets.set(target, [...(targets.get(target) ?? []), key.name]);
    if (verdict.name === key.name) continue;
    if (key.name === 'StreamableHTTPError' && /\bcode\b/.test(file.text.slice(call.start, call.end)))
      file.todos.add(
        key.property,
        'mock',
        `${verdict.name} says the HTTP status in status, and code is a word of SdkErrorCode: give what stands for it here a status.`,
      );
    const shorthand = key.property.type === 'ObjectProperty' && key.property.shorthand;
    if (shorthand) file.edits.insert(key.property.start, `${verdict.name}: `);
    else file.edits.overwrite(key.property.key.start, key.property.key.end, verdict.name);
  }
  const simple = movedWhole(migration, module, namesOf(module));
  const home = simple?.target ?? specifierFor(MODULE_HOMES[module]!, migration.role);
  const target = targets.size === 0 || targets.has(home) ? home : [...targets.keys()][0]!;
  file.edits.overwrite(literal.start + 1, literal.end - 1, target);
  const others = [...targets].filter(([source]) => source !== target);
  if (others.length)
    file.todos.add(
      call,
      'mock',
      `this mocks ${target} only; ${others.map(([source, names]) => `${names.join(', ')} is exported by ${source}`).join('; ')} now.`,
    );
  else if (isReplacing(call) && merge(target)) return target;
  else if (
    keys &&
    isReplacing(call) &&
    !keys.spreads &&
    isShared(migration, module, target) &&
    !spreadOriginal(migration, call, keys.object, target)
  )
    file.todos.add(
      call,
      'mock',
      `this mocks all of ${target} now, which has more than v1's ${module} had; the rest is undefined unless the factory spreads the original.`,
    );
  else if (!keys && isReplacing(call) && call.arguments.length > 1 && isShared(migration, module, target))
    file.todos.add(
      call,
      'mock',
      `this mocks all of ${target} now, which has more than v1's ${module} had; check that the factory still gives the rest.`,
    );
  else if (!keys && !simple && targets.size === 0 && isReplacing(call))
    file.todos.add(call, 'mock', `v1's ${module} was split; this mocks ${target} only, with v2's names.`);
  return target;
}

/**
 * A mock of one v1 module left the others alone; the package they share keeps the rest only if the factory spreads the
 * original: `...(await importOriginal())`, `...jest.requireActual('…')`.
 * @returns false when the factory is not of a form this can be written into
 */
function spreadOriginal({ file }: Migration, call: Node, object: Node, target: string): boolean {
  const method = call.callee.property?.name;
  const host = call.callee.object?.name;
  const factory = call.arguments[1] as Node;
  if (!/FunctionExpression$/.test(factory.type) || factory.generator) return false;
  const { quote, eol, indent, width } = file.style;
  const type = file.language === 'js' ? '' : `<typeof import(${quote}${target}${quote})>`;
  let original: string;
  if (/^vi(test)?$/.test(host)) {
    if (factory.params.length > 0) return false;
    const parens = /^(?:async\s+)?(?:function\s*[\w$]*\s*)?\(\s*\)/.exec(file.text.slice(factory.start, factory.end));
    if (!parens) return false;
    file.edits.insert(factory.start + parens[0].length - 1, 'importOriginal');
    if (!factory.async) file.edits.insert(factory.start, 'async ');
    original = `...(await importOriginal${type}())`;
  } else if (host === 'jest' && /^(mock|doMock|setMock)$/.test(method))
    original = `...jest.requireActual${type}(${quote}${target}${quote})`;
  else return false;
  const first = object.properties[0] as Node | undefined;
  const base = indentAt(file, object.start);
  const isLong = columns(textBefore(file, object.end)) + original.length + 2 > width;
  // An object that no longer fits its line is broken, one member a line.
  const broken = first && isLong && expandObject(file, object, base) ? [eol + base + indent, eol, base + indent] : null;
  const lead = first && (broken ?? /(\r?\n)([ \t]*)$/.exec(file.text.slice(object.start + 1, first.start)));
  if (lead && columns(`${lead[2]}${original},`) > width) {
    // What stands in the last parentheses goes on a line of its own; where nothing does, the type.
    const isCalledPlain = original.endsWith('())');
    const open = (isCalledPlain ? original.indexOf('<') : original.lastIndexOf('(')) + 1;
    const end = isCalledPlain ? original.length - '>())'.length : original.length - 1;
    const comma = !isCalledPlain && hasCallCommas(file) ? ',' : '';
    const inside = eol + lead[2] + indent + original.slice(open, end) + comma + eol + lead[2];
    if (open > 0 && open < end) original = original.slice(0, open) + inside + original.slice(end);
  }
  if (!first) file.edits.insert(object.start + 1, ` ${original} `);
  else file.edits.insert(first.start, lead ? `${original},${eol}${lead[2]}` : `${original}, `);
  return true;
}

/** Whether the call puts something in the module's place, rather than reading or undoing. */
export function isReplacing(call: Node): boolean {
  const name = call.callee.property?.name ?? call.callee.expression?.property?.name;
  return /^(mock|doMock|setMock|unstable_mockModule|module)$/.test(name);
}

/** The names a factory returns, when it plainly returns an object. */
function factoryKeys(
  call: Node,
): { object: Node; names: { name: string; property: Node }[]; spreads: boolean } | undefined {
  const factory = call.arguments[1] as Node | undefined;
  let object = factory;
  if (factory && /FunctionExpression$/.test(factory.type)) {
    object = factory.body;
    if (object?.type === 'BlockStatement')
      object = (object.body as Node[]).find((statement) => statement.type === 'ReturnStatement')?.argument;
  }
  // node:test: mock.module(specifier, { namedExports: { … } })
  const named =
    object?.type === 'ObjectExpression' && (object.properties as Node[]).find((p) => p.key?.name === 'namedExports');
  if (named) object = named.value;
  if (object?.type !== 'ObjectExpression') return undefined;
  const properties = object.properties as Node[];
  return {
    object,
    spreads: properties.some((property) => property.type === 'SpreadElement'),
    names: properties.flatMap((property) =>
      property.type !== 'SpreadElement' && !property.computed && property.key.type === 'Identifier'
        ? [{ name: property.key.name as string, property }]
        : [],
    ),
  };
}

/** Whether other v1 modules went to the same place: then a mock of it replaces more than the module it was made for. */
function isShared(migration: Migration, module: string, target: string): boolean {
  return Object.entries(MODULE_HOMES).some(
    ([other, home]) => other !== module && specifierFor(home, migration.role) === target,
  );
}
