import type { Binding } from '../src/engine/bindings.js';
import type { Node } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { parseV1Specifier } from '../src/sdk/specifiers.js';
import { settleJsDoc } from './lib/jsdoc.js';
import { originOf, startMigration } from './lib/migration.js';
import { settleNamed } from './lib/named-imports.js';
import { settleNamespace } from './lib/namespaces.js';
import { settleSpecifiers } from './lib/specifiers.js';

/**
 * Module specifiers, and what they bring: every v1 import in any form comes from the v2 package that has it. Local
 * names stay (`ProtocolError as McpError`); `symbols` then gives them their new names.
 */
export default defineTransform({
  name: 'imports',
  description: 'imports of @modelcontextprotocol/sdk, in every form, come from the v2 packages',
  mentions: /@modelcontextprotocol\/sdk/,
  namesOnly: true,
  // A file that gets v1's exports through a barrel names no package; the runner knows it from the facts.
  applies: (_, facts) => facts.throughBarrel,
  apply(file, facts) {
    const migration = startMigration(file, facts);
    for (const record of file.imports.records) {
      // An import that is to stay as it is keeps its uses as they are.
      if (file.isIgnored(record.declaration)) continue;
      const { source, name } = record.original;
      if (record.kind === 'named' || (record.kind === 'default' && !parseV1Specifier(source))) {
        const origin = originOf(migration, source, name);
        if (origin) settleNamed(migration, record, origin);
        continue;
      }
      const v1 = parseV1Specifier(source);
      if (v1?.kind !== 'module') continue;
      file.imports.move(
        record,
        settleNamespace(migration, v1.module, record.binding, { canImport: true }),
        record.name,
      );
    }
    settleSpecifiers(migration);
    settleJsDoc(migration);
  },
  // `declare module 'express-serve-static-core' { interface Request { auth?: AuthInfo } }` speaks to the whole program,
  // whose other files have v2's AuthInfo by then: a declaration with v1's would contradict them.
  applyAtBoundary(file, facts) {
    if (!/\bdeclare\s+(?:module|global)\b/.test(file.text)) return;
    const migration = startMigration(file, facts);
    for (const record of file.imports.records) {
      const { source, name } = record.original;
      const origin = record.kind === 'named' ? originOf(migration, source, name) : undefined;
      if (origin?.name === 'AuthInfo' && origin.direct && isOnlyDeclared(file, record.binding))
        settleNamed(migration, record, origin);
    }
  },
});

/** Whether every use of a name is in a declaration that augments a module or the global scope. */
function isOnlyDeclared(file: SourceFile, binding: Binding): boolean {
  const isModule = (node: Node) => node.type === 'TSModuleDeclaration';
  return binding.references.length > 0 && binding.references.every(({ node }) => file.ancestor(node, isModule));
}
