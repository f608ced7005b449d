import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { MODULE_HOMES } from '../../src/sdk/homes.js';
import { parseV1Specifier, REMOTE } from '../../src/sdk/specifiers.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { settleImportType } from './import-types.js';
import { settleLoaded } from './loaded-modules.js';
import type { Migration } from './migration.js';
import { isMockCall, isReplacing, settleMock } from './mocks.js';
import { mergeMocks, type PlainMock, plainMock } from './mocks-merge.js';
import { settleNamespace } from './namespaces.js';
import { settleNamedReExport, settleStarReExport } from './re-exports.js';

/** A whole specifier, as against a sentence that mentions the package. */
const SPECIFIER = /^@modelcontextprotocol\/sdk(?:\/[\w./@*-]*)?$/;

/** Every string of the file that is a v1 specifier, in order. */
function v1Literals(file: SourceFile): Node[] {
  return file.scopes.strings
    .filter((node) => {
      const text = node.type === 'TemplateElement' ? '' : (stringValue(node) ?? '');
      // An address is a specifier only where something is imported from it.
      const imports = () => /^(?:Import|Export)/.test(file.scopes.parentOf(node)?.type ?? '');
      return SPECIFIER.test(text) || (REMOTE.test(text) && imports());
    })
    .sort((a, b) => a.start - b.start);
}

/** Code or a manifest inside a string: the package's name in quotes of its own, or in an install command. */
const TEXT_WITH_V1 =
  /["'`]@modelcontextprotocol\/sdk\b|\b(?:npm (?:i|install|add)|pnpm (?:i|add)|yarn add|bun add|npx)\b[^\n]*@modelcontextprotocol\/sdk\b/;

/** Templates of other people's code (a project generator, say): not ours to rewrite, but they still speak v1. */
function markTexts({ file }: Migration): void {
  for (const node of file.scopes.strings) {
    const text = node.type === 'TemplateElement' ? node.value.raw : node.type === 'StringLiteral' ? node.value : '';
    if (node.type === 'RegExpLiteral' && /@modelcontextprotocol\\?\/sdk\b/.test(node.pattern))
      file.todos.add(
        node,
        'specifier-string',
        'this pattern matches the name of the v1 package; say here what it must match in v2.',
      );
    if (!SPECIFIER.test(text) && TEXT_WITH_V1.test(text))
      file.todos.add(
        node,
        'specifier-string',
        'this text holds code or commands that name @modelcontextprotocol/sdk; what it produces is still on v1.',
      );
  }
}

/** Settles every v1 specifier that is not the source of a plain import (those are the ledger's). */
export function settleSpecifiers(migration: Migration): void {
  const { file } = migration;
  markTexts(migration);
  const mocked = new Map<string, string>();
  const plains = new Map<string, PlainMock>();
  for (const literal of v1Literals(file)) {
    const specifier = stringValue(literal)!;
    if (file.isIgnored(literal)) continue;
    const parent = file.scopes.parentOf(literal);
    if (!parent || parent.type === 'ImportDeclaration') {
      if (parent) settleBareImport(migration, parent, specifier);
      continue;
    }
    const v1 = parseV1Specifier(specifier);
    const use = useOf(migration, literal, parent);
    if (use.kind === 'string') {
      file.todos.add(
        literal,
        'specifier-string',
        `this string names the v1 package (${specifier}); say here what it must name in v2.`,
      );
      continue;
    }
    if (v1?.kind !== 'module') {
      file.todos.add(literal, 'unknown-module', unknownModule(specifier));
      continue;
    }
    if (use.kind === 'mock') noteMock(migration, mocked, plains, use.call, literal, v1.module);
    else use.settle(v1.module);
  }
}

function unknownModule(specifier: string): string {
  if (REMOTE.test(specifier))
    return `${specifier} is v1 of the SDK by another way than npm's, so what it gives was left as it is; point it at the v2 package that has these names, then follow the guide.`;
  const examples = specifier.includes('/examples/');
  return `${specifier} ${examples ? "was one of v1's examples; no v2 package ships them. Copy what you need into your project." : 'is no module of the v1 API this tool knows; it was left as it is.'}`;
}

type Use = { kind: 'settled'; settle(module: string): void } | { kind: 'mock'; call: Node } | { kind: 'string' };

/** What a specifier is for, by the syntax around it. */
function useOf(migration: Migration, literal: Node, parent: Node): Use {
  const { file } = migration;
  const settled = (settle: (module: string) => void): Use => ({ kind: 'settled', settle });
  switch (parent.type) {
    case 'ExportNamedDeclaration':
      if ((parent.specifiers as Node[]).some((specifier) => specifier.type === 'ExportNamespaceSpecifier'))
        return settled((module) => settleStarReExport(migration, parent, module));
      return settled((module) => settleNamedReExport(migration, parent, module));
    case 'ExportAllDeclaration':
      return settled((module) => settleStarReExport(migration, parent, module));
    case 'TSExternalModuleReference': {
      const declaration = file.scopes.parentOf(parent)!;
      const binding = file.scopes.bindingOf(declaration.id);
      return settled((module) => {
        if (!binding) return;
        const target = settleNamespace(migration, module, binding, { canImport: true });
        file.edits.overwrite(literal.start + 1, literal.end - 1, target);
      });
    }
    case 'TSLiteralType':
    case 'TSImportType': {
      const node = parent.type === 'TSImportType' ? parent : file.scopes.parentOf(parent);
      if (node?.type !== 'TSImportType') return { kind: 'string' };
      return settled((module) => settleImportType(migration, node, literal, module));
    }
    case 'TSModuleDeclaration':
      return settled((module) =>
        file.todos.add(
          parent,
          'module-augmentation',
          `this augments v1's ${module}, which no v2 package declares under that name; check whether it is still needed and where.`,
        ),
      );
    case 'ImportExpression':
      return settled((module) => settleLoaded(migration, parent, literal, module, 'import'));
    case 'CallExpression':
    case 'OptionalCallExpression':
      if (parent.arguments[0] === literal) return callOf(migration, literal, parent);
  }
  return { kind: 'string' };
}

function callOf(migration: Migration, literal: Node, call: Node): Use {
  const { file } = migration;
  const { callee } = call;
  // `vi.mock(import('…'), factory)`
  const outer = file.scopes.parentOf(call);
  if (
    callee.type === 'Import' &&
    outer?.type === 'CallExpression' &&
    outer.arguments[0] === call &&
    isMockCall(migration, outer)
  )
    return { kind: 'mock', call: outer };
  if (callee.type === 'Import')
    return { kind: 'settled', settle: (module) => settleLoaded(migration, call, literal, module, 'import') };
  if (callee.type === 'Identifier' && isRequire(migration, callee))
    return { kind: 'settled', settle: (module) => settleLoaded(migration, call, literal, module, 'require') };
  const resolves =
    callee.type === 'MemberExpression' &&
    callee.property.name === 'resolve' &&
    (callee.object.type === 'MetaProperty' ||
      (callee.object.type === 'Identifier' && isRequire(migration, callee.object)));
  if (resolves)
    return {
      kind: 'settled',
      settle(module) {
        const home = specifierFor(MODULE_HOMES[module]!, migration.role);
        file.edits.overwrite(literal.start + 1, literal.end - 1, home);
        file.todos.add(
          call,
          'resolved-path',
          `this resolved a file of the v1 package (${module}); it resolves ${home} now, whose files are named and laid out otherwise.`,
        );
      },
    };
  if (isMockCall(migration, call)) return { kind: 'mock', call };
  return { kind: 'string' };
}

/** The `require` of CommonJS, or one made by `createRequire`. */
function isRequire(migration: Migration, callee: Node): boolean {
  const { scopes } = migration.file;
  const binding = scopes.bindingOf(callee);
  if (!binding) return callee.name === 'require';
  const init = binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : null;
  const maker = init?.type === 'CallExpression' ? (init.callee as Node) : undefined;
  return (maker?.name ?? maker?.property?.name) === 'createRequire';
}

/** `import 'v1'` for its side effects: nothing of it is named, so the module's home takes its place. */
function settleBareImport(migration: Migration, declaration: Node, specifier: string): void {
  const { file } = migration;
  const v1 = parseV1Specifier(specifier);
  if (v1?.kind === 'unknown') file.todos.add(declaration, 'unknown-module', unknownModule(specifier));
  else if (v1 && declaration.specifiers.length === 0) {
    const { source } = declaration;
    file.edits.overwrite(source.start + 1, source.end - 1, specifierFor(MODULE_HOMES[v1.module]!, migration.role));
  }
}

const methodOf = (call: Node): string => `${call.callee.object?.name}.${call.callee.property?.name} `;

/**
 * One mock call. Calls that undo or read the mock of a module follow it to where it went; two mocked modules that became
 * one package become one mock or get a marker, for the second mock replaces the first.
 */
function noteMock(
  migration: Migration,
  mocked: Map<string, string>,
  plains: Map<string, PlainMock>,
  call: Node,
  literal: Node,
  module: string,
): void {
  const { file } = migration;
  const earlier = mocked.get(module);
  if (!isReplacing(call) && earlier) {
    file.edits.overwrite(literal.start + 1, literal.end - 1, earlier);
    return;
  }
  let merged = false;
  const plain = isReplacing(call) ? plainMock(file, call) : undefined;
  const target = settleMock(migration, call, literal, module, (to) => {
    const first = plains.get(methodOf(call) + to);
    merged = !!plain && !!first && mergeMocks(file, first, plain);
    return merged;
  });
  if (!isReplacing(call)) return;
  const isSecond = [...mocked].some(([other, taken]) => other !== module && taken === target);
  if (plain && !isSecond) plains.set(methodOf(call) + target, plain);
  if (isSecond && !merged)
    file.todos.add(
      call,
      'mock',
      `${target} is mocked above too, and the later mock replaces the earlier; merge the two.`,
    );
  mocked.set(module, target);
}
