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
});
