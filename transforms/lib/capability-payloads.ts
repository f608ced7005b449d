import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { propertyKey } from './members.js';
import { roleOf } from './migration.js';
import { holdsMoreThanJson } from './open-types.js';
import { memberOf, sourcesOf } from './registration-sources.js';
import { sdkTypeOf, typeName } from './values.js';

/** Types whose values v2 does not take for JSON. */
const OPEN = /^TS(Unknown|Object)Keyword$/;

/**
 * v2 types the payloads of experimental capabilities as JSON. One that is declared as a record of anything is cast
 * where it is handed over; what it holds went over the wire as JSON before, too.
 */
export function castPayloads(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const capabilities of capabilityLiterals(file, facts)) {
    const experimental = memberValue(capabilities, 'experimental');
    if (!experimental) continue;
    if (experimental.type === 'ObjectExpression') {
      for (const property of experimental.properties as Node[])
        if (property.type === 'ObjectProperty' && isOpenVariable(file, property.value)) cast(file, facts, property);
    }
  }
}

/** What only the other side can do, by the v2 name of the class that announces it. */
const NOT_OWN: Readonly<Record<'Client' | 'Server', ReadonlySet<string>>> = {
  Client: new Set(['tools', 'resources', 'prompts', 'logging', 'completions']),
  Server: new Set(['sampling', 'elicitation', 'roots']),
};

/**
 * Takes capabilities of the other side out: `{ tools: {} }` of a client. Early v1 sent whatever was there, and nobody
 * reads it; v2's types have no place for it.
 */
export function dropForeignCapabilities(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const call of file.scopes.calls) {
    if (call.type !== 'NewExpression' || file.isIgnored(call)) continue;
    const type = /^(?:Mcp)?Server$|^Client$/.exec(sdkTypeOf(file, facts, call) ?? '')?.[0];
    const options = type && call.arguments[1] ? unwrap(call.arguments[1]) : undefined;
    const capabilities = options && memberValue(options, 'capabilities');
    if (capabilities?.type !== 'ObjectExpression') continue;
    const properties = capabilities.properties as Node[];
    const foreign = NOT_OWN[type === 'Client' ? 'Client' : 'Server'];
    const goes = properties.filter(
      (property) =>
        property.type === 'ObjectProperty' && foreign.has(propertyKey(property) ?? '') && isPlain(property.value),
    );
    const hasComments = file.comments.some(({ start, end }) => start > capabilities.start && end < capabilities.end);
    if (goes.length === properties.length) {
      if (goes.length > 0 && !hasComments) file.edits.overwrite(capabilities.start, capabilities.end, '{}');
    } else for (const run of runsOf(properties, goes)) file.edits.remove(run.start, run.end);
  }
}

/** `{}`, `{ listChanged: true }`: nothing happens when it is worked out. */
function isPlain(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'ObjectExpression')
    return (at.properties as Node[]).every(
      (one) => one.type === 'ObjectProperty' && !one.computed && isPlain(one.value),
    );
  return /^(?:(?:Boolean|String|Numeric|Null)Literal|Identifier)$/.test(at.type);
}

/** Neighbours that go, with what is between them and the property that stays after them, or before. */
function runsOf(properties: readonly Node[], goes: readonly Node[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const [index, property] of properties.entries()) {
    const previous = properties[index - 1];
    if (!goes.includes(property) || (previous && goes.includes(previous))) continue;
    const next = properties.slice(index).find((one) => !goes.includes(one));
    if (next) runs.push({ start: property.start, end: next.start });
    else runs.push({ start: previous!.end, end: properties.at(-1)!.end });
  }
  return runs;
}

/**
 * Says of capabilities that are declared by a type of the project's that they are the SDK's, where that type leaves
 * open what v2 types as JSON: `{ elicitation?: { [x: string]: unknown } }`. They went over the wire as JSON before, too.
 */
export function castOpenCapabilities(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const { owner, value, property } of handedCapabilities(file, facts)) {
    const at = unwrap(value);
    if (value !== at || at.type === 'ObjectExpression' || file.isIgnored(value)) continue;
    const isOpen = sourcesOf({ file, facts, node: value }).some(
      (place) =>
        place.node.type.startsWith('TS') &&
        JSON_CAPABILITIES.some((key) => memberOf([place], key, 0).some((member) => holdsMoreThanJson(member))),
    );
    if (!isOpen) continue;
    const source = specifierFor('role', roleOf(file, facts));
    const name = file.imports.use(source, `${owner}Capabilities`, { at: value, type: true });
    const needs = /^(?:Logical|Conditional|Binary|Assignment|ArrowFunction|Yield)Expression$/.test(value.type);
    if (property?.shorthand) file.edits.insert(value.end, `: ${file.textOf(value)} as ${name}`);
    else {
      if (needs) file.edits.insert(value.start, '(');
      file.edits.insert(value.end, `${needs ? ')' : ''} as ${name}`);
    }
  }
}

/** Capabilities whose payload v2 types as JSON (ClientCapabilities and ServerCapabilities of its .d.ts). */
const JSON_CAPABILITIES = ['experimental', 'extensions', 'elicitation', 'sampling', 'logging', 'completions'];

/** What clients and servers are handed for their capabilities: in their options, or later. */
export function handedCapabilities(
  file: SourceFile,
  facts: FileFacts,
): { owner: 'Client' | 'Server'; value: Node; property?: Node }[] {
  return file.scopes.calls.flatMap((call) => {
    const isNew = call.type === 'NewExpression';
    if (!isNew && call.callee.property?.name !== 'registerCapabilities') return [];
    const holder = isNew ? call : call.callee.object;
    const owner = /^(?:Mcp)?(Server)$|^(Client)$/.exec(sdkTypeOf(file, facts, holder) ?? '');
    if (!owner) return [];
    const name = owner[2] ? 'Client' : 'Server';
    if (!isNew) return call.arguments[0] ? [{ owner: name, value: call.arguments[0] as Node }] : [];
    const options = call.arguments[1] ? unwrap(call.arguments[1]) : undefined;
    const property = (options?.type === 'ObjectExpression' ? (options.properties as Node[]) : []).find(
      (one) => one.type === 'ObjectProperty' && propertyKey(one) === 'capabilities',
    );
    return property ? [{ owner: name, value: property.value as Node, property }] : [];
  });
}

/** Object literals that are capabilities: by their type, or by where they are handed to. */
function capabilityLiterals(file: SourceFile, facts: FileFacts): Node[] {
  const found: Node[] = [];
  const add = (node: Node | null | undefined) => {
    const literal = node && unwrap(node);
    if (literal?.type === 'ObjectExpression' && !file.isIgnored(literal)) found.push(literal);
  };
  for (const { declaration, id } of file.scopes.bindings)
    if (declaration.type === 'VariableDeclarator' && declaration.id === id && id.typeAnnotation)
      if (/^(Server|Client)Capabilities$/.test(typeName(file, facts, id.typeAnnotation) ?? '')) add(declaration.init);
  for (const call of file.scopes.calls) {
    const { callee } = call;
    if (call.type === 'NewExpression') {
      const options = call.arguments[1] && unwrap(call.arguments[1]);
      if (options && /^(McpServer|Server|Client)$/.test(sdkTypeOf(file, facts, call) ?? ''))
        add(memberValue(options, 'capabilities'));
    } else if (callee.property?.name === 'registerCapabilities') {
      if (/^(Server|Client)$/.test(sdkTypeOf(file, facts, callee.object) ?? '')) add(call.arguments[0]);
    }
  }
  return found;
}

function memberValue(object: Node, key: string): Node | undefined {
  if (object.type !== 'ObjectExpression') return undefined;
  const property = (object.properties as Node[]).find((each) => propertyKey(each) === key);
  return property?.value && unwrap(property.value);
}

/** A variable or parameter declared as a record of anything. */
function isOpenVariable(file: SourceFile, value: Node): boolean {
  const binding = value.type === 'Identifier' ? file.scopes.bindingOf(value) : undefined;
  const type = binding?.id.typeAnnotation?.typeAnnotation as Node | undefined;
  return type !== undefined && isOpenRecord(type);
}

/** `Record<string, unknown>`, `{ [key: string]: unknown }` or `object`: nothing is known of what is in it. */
export function isOpenRecord(type: Node): boolean {
  if (type.type === 'TSObjectKeyword') return true;
  if (type.type === 'TSTypeReference' && type.typeName.name === 'Record')
    return OPEN.test((type.typeParameters ?? type.typeArguments)?.params[1]?.type ?? '');
  return (
    type.type === 'TSTypeLiteral' &&
    (type.members as Node[]).some(
      (member) => member.type === 'TSIndexSignature' && OPEN.test(member.typeAnnotation?.typeAnnotation.type ?? ''),
    )
  );
}

function cast(file: SourceFile, facts: FileFacts, property: Node): void {
  const name = file.imports.use(specifierFor('role', roleOf(file, facts)), 'JSONObject', { at: property, type: true });
  const text = ` as ${name}`;
  file.edits.insert(property.value.end, property.shorthand ? `: ${file.textOf(property.value)}${text}` : text);
}
