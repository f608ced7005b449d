import { stringValue } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { followBuilders } from './lib/zod-builders.js';
import { followCompletable } from './lib/zod-completable.js';
import { followZodErrors } from './lib/zod-errors.js';
import { followFilled } from './lib/zod-filled.js';
import { followIntrospection } from './lib/zod-introspection.js';
import { followIssues } from './lib/zod-issues.js';
import { followJsonSchema } from './lib/zod-json-schema.js';
import { markMessages } from './lib/zod-messages.js';
import { followEnumMembers, followImportedEnums, followLooseFields, followMethods } from './lib/zod-methods.js';
import { followOpenTypes } from './lib/zod-open-types.js';
import { followShapes } from './lib/zod-shapes.js';
import { ZodSource, zodMode } from './lib/zod-source.js';
import { followNames } from './lib/zod-types.js';
import { followUnlisted } from './lib/zod-unlisted.js';
import { followValues } from './lib/zod-values.js';

/** An import of the SDK that exists at run time: what the file makes may reach it. */
const SDK = /(?:from|require\s*\()\s*['"]@modelcontextprotocol\//;

/** zod 3 → zod 4, in packages whose schemas reach the SDK: v2 takes no schema of zod 3. */
export default defineTransform({
  name: 'zod',
  description:
    'schemas written for zod 3 fit zod 4; zodToJsonSchema() becomes z.toJSONSchema(); completable() inverted',
  needs: ['imports', 'symbols'],
  mentions: /['"]zod(?:\/v[34])?['"]|zod-to-json-schema|\bcompletable\b|_def\b|\.(?:Enum|Values)\.|\.options\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const mode = zodMode(facts);
    const reaches = SDK.test(file.text);
    const v3 = reaches && !importsOther(file);
    if (mode === 'from3') followImportedEnums(file, facts);
    const any = new ZodSource(file, (specifier) => /^zod(\/v[34])?$/.test(specifier));
    if (v3) moveFromV3(file);
    if (/\bcompletable\b/.test(file.text)) followCompletable(file, facts, any);
    if (file.text.includes('zod-to-json-schema') && (mode !== 'settled' || facts.zodMajor === 4))
      followJsonSchema(file, facts, any);
    const speaks = (specifier: string) => (specifier === 'zod' && mode !== 'settled') || (specifier === 'zod/v3' && v3);
    const zod = new ZodSource(file, speaks);
    const fromV3 = mode === 'from3' || (v3 && usesV3(file));
    if (fromV3) {
      followIntrospection(file, zod);
      markMessages(file);
    }
    if (zod.isEmpty) return;
    followBuilders(zod, fromV3 ? 'from3' : mode);
    followMethods(zod, fromV3 ? 'from3' : mode);
    followEnumMembers(zod);
    followNames(zod);
    followZodErrors(zod);
    if (fromV3) {
      // What goes with these need not be told.
      followValues(zod);
      followUnlisted(zod, facts);
      followFilled(zod, facts);
      followLooseFields(zod);
      followIssues(zod);
      followShapes(zod);
      followOpenTypes(zod);
    }
  },
});

/** A second zod beside zod/v3: then the old one is there on purpose. */
function importsOther(file: SourceFile): boolean {
  return /['"]zod(?:\/v4)?['"]/.test(file.text);
}

function usesV3(file: SourceFile): boolean {
  return file.scopes.strings.some((node) => stringValue(node) === 'zod/v3');
}

/** `zod/v3` is zod 3's API under zod 4's roof: its schemas are not what v2 takes. */
function moveFromV3(file: SourceFile): void {
  for (const record of file.imports.records) if (record.original.source === 'zod/v3') file.imports.move(record, 'zod');
  for (const node of file.scopes.strings) {
    const call = file.scopes.parentOf(node);
    if (stringValue(node) !== 'zod/v3' || node.type !== 'StringLiteral') continue;
    if (call?.type === 'CallExpression' && (call.callee.name === 'require' || call.callee.type === 'Import'))
      file.edits.overwrite(node.start + 1, node.end - 1, 'zod');
  }
}
