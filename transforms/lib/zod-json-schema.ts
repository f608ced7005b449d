import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { columns, indentAt, isMultiline, lineStart, restOfLine, textBefore } from './layout.js';
import { roleOf } from './migration.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { zodIn } from './schema-uses.js';
import { ZodSource } from './zod-source.js';
import { mayThrow } from './zod-unlisted-inside.js';

/** `zodToJsonSchema(schema)` → `z.toJSONSchema(schema, …)`: the converter of zod 3 sees nothing in schemas of zod 4. */
export function followJsonSchema(file: SourceFile, facts: FileFacts, zod: ZodSource): void {
  for (const record of file.imports.records) {
    if (record.original.source !== 'zod-to-json-schema') continue;
    if (record.kind === 'named' && record.original.name !== 'zodToJsonSchema') continue;
    if (record.kind === 'namespace') continue;
    for (const { node } of file.liveReferences(record.binding)) {
      const call = file.scopes.parentOf(node);
      if (call?.type !== 'CallExpression' || call.callee !== node || file.isIgnored(call)) continue;
      if (!convert(file, facts, zod, node, call))
        file.todos.add(
          call,
          'zod/json-schema',
          'zod-to-json-schema gives an empty schema for schemas of zod 4; use z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" }).'.replaceAll(
            '"',
            "'",
          ),
        );
    }
  }
}

function convert(file: SourceFile, facts: FileFacts, zod: ZodSource, node: Node, call: Node): boolean {
  const [schema, options, ...rest] = call.arguments as Node[];
  if (!schema || rest.length > 0 || !isSchema(file, facts, zod, schema)) return false;
  const target = options ? targetOf(options) : 'draft-2020-12';
  if (!target) return false;
  const z = zod.namespace ?? file.imports.use('zod', 'z', { at: node });
  const { quote, indent, eol, trailingComma, bracketSpacing, width } = file.style;
  const members = [`io: ${quote}input${quote}`, `target: ${quote}${target}${quote}`];
  // zod-to-json-schema let everything pass.
  if (mayThrow({ file, facts, node: schema })) members.push(`unrepresentable: ${quote}any${quote}`);
  const space = bracketSpacing ? ' ' : '';
  const cast = castForTool(file, facts, call);
  const name = `${z}.toJSONSchema`;
  let params = `{${space}${members.join(', ')}${space}}`;
  const line = `${textBefore(file, call.start)}${name}(${file.textOf(schema)}, ${params})${cast}${restOfLine(file, call.end)}`;
  if (isWholeValue(file, call) && !isMultiline(file, call) && columns(line) > width) {
    const lead = indentAt(file, call.start);
    const lines = members.join(`,${eol}${lead}${indent}`);
    params = `{${eol}${lead}${indent}${lines}${trailingComma ? ',' : ''}${eol}${lead}}`;
  }
  file.edits.overwrite(node.start, node.end, name);
  file.release(node);
  if (cast) file.edits.insert(call.end, cast);
  if (options) file.edits.overwrite(options.start, options.end, params);
  else file.edits.insert(schema.end, `, ${params}`);
  return true;
}

/** Whether formatters break the call first when its line gets too long: nothing around it opens on that line. */
function isWholeValue(file: SourceFile, call: Node): boolean {
  const parent = file.scopes.parentOf(call);
  if (parent?.type === 'ObjectProperty')
    return parent.value === call && /^\s*$/.test(file.text.slice(lineStart(file, parent.start), parent.start));
  return parent?.type === 'VariableDeclarator' || parent?.type === 'ReturnStatement';
}

/** The options that change nothing, or have a counterpart; undefined for those that do. */
function targetOf(options: Node): string | undefined {
  if (options.type !== 'ObjectExpression') return undefined;
  let target = 'draft-2020-12';
  for (const property of options.properties as Node[]) {
    const key = property.key?.name as string | undefined;
    const value = stringValue(property.value);
    if (key === '$refStrategy' && value === 'none') continue;
    if (key === 'strictUnions' && property.value.value === true) continue;
    if (key === 'target' && value === 'jsonSchema7') target = 'draft-7';
    else if (key !== 'target' || value !== 'jsonSchema2019-09') return undefined;
  }
  return target;
}

/** Whether an expression is a schema of the zod that this file, or the file it comes from, imports. */
function isSchema(file: SourceFile, facts: FileFacts, zod: ZodSource, expression: Node): boolean {
  if (zod.rootOf(expression)) return true;
  const at = unwrap(expression);
  const isDeclared = (source: string, name: string) => {
    const declared = facts.declarationOf?.(source, name);
    if (!declared) return false;
    const there = new ZodSource(declared.file, (specifier) => /^zod(\/v[34])?$/.test(specifier));
    return there.rootOf(declared.node) !== undefined;
  };
  // schemas.Echo, of `import * as schemas from './schemas.js'`
  if (/MemberExpression$/.test(at.type) && !at.computed && at.object.type === 'Identifier') {
    const record = file.imports.of(file.scopes.bindingOf(at.object));
    return record?.kind === 'namespace' && isDeclared(record.original.source, at.property.name);
  }
  // What a function of the project's is given, what a table holds.
  const places = sourcesOf({ file, facts, node: at });
  if (places.length > 0 && places.every((place) => isRoot(place))) return true;
  if (at.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return false;
  if (zod.isSchemaType(binding.id.typeAnnotation)) return true;
  const record = file.imports.of(binding);
  return !!record && record.kind !== 'namespace' && isDeclared(record.original.source, record.original.name);
}

function isRoot({ file, node }: Place): boolean {
  const zod = zodIn(file);
  return zod.rootOf(node) !== undefined || zod.isSchemaType(node);
}

/** A tool of a table wants an object schema; what a converter gives has a wider type. @returns the cast, or nothing */
function castForTool(file: SourceFile, facts: FileFacts, call: Node): string {
  if (file.language === 'js') return '';
  const property = file.scopes.parentOf(call);
  const key = property?.type === 'ObjectProperty' && property.value === call ? property.key.name : undefined;
  if (key !== 'inputSchema' && key !== 'outputSchema') return '';
  const object = file.scopes.parentOf(property!)!;
  if (!(object.properties as Node[]).some((each) => each.key?.name === 'name')) return '';
  const tool = file.imports.use(specifierFor('role', roleOf(file, facts)), 'Tool', { at: call, type: true });
  return ` as ${tool}[${file.style.quote}${key}${file.style.quote}]`;
}
