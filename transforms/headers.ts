import type { FileFacts } from '../src/engine/facts.js';
import { type Node, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { BECAME } from '../src/sdk/became.js';
import { parseV1Specifier } from '../src/sdk/specifiers.js';
import { findDoubles } from './lib/context-doubles.js';
import { isRecordType } from './lib/headers-records.js';
import { rewriteUrl } from './lib/headers-url.js';
import { arrayTestValue, dropArrayTest, rewriteHeaders } from './lib/headers-uses.js';
import { memberIndex, membersCalled, propertyKey, wrapped } from './lib/members.js';
import { sdkTypeOf, typeName, typeOfBinding, typeOfPattern } from './lib/values.js';

/** Request headers are a Headers object, request information is a web Request. */
export default defineTransform({
  name: 'headers',
  description: "requestInfo.headers['x'] → .headers.get('x'), requestInfo.url is a string",
  needs: ['imports', 'symbols', 'context'],
  mentions: /headers|requestInfo/i,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    for (const node of membersCalled(file, 'headers'))
      if (sdkTypeOf(file, facts, node) === 'IsomorphicHeaders') rewriteHeaders(file, facts, node);
    for (const node of membersCalled(file, 'url'))
      if (sdkTypeOf(file, facts, node.object) === 'RequestInfo') rewriteUrl(file, facts, node);
    renameRequestInfo(file, facts);
    rewriteBindings(file, facts);
    wrapLiterals(file, facts);
    settleNotes(file, facts);
  },
});

/** What a transport hands over beside a message: the request is `request` in v2, of handlers' contexts `http.req`. */
function renameRequestInfo(file: SourceFile, facts: FileFacts): void {
  for (const { object, property, computed } of membersCalled(file, 'requestInfo'))
    if (!computed && !file.isIgnored(property) && sdkTypeOf(file, facts, object) === 'MessageExtraInfo')
      file.edits.overwrite(property.start, property.end, 'request');
  if (!/\brequestInfo\b/.test(file.text)) return;
  for (const pattern of memberIndex(file).patterns)
    for (const property of pattern.properties as Node[]) {
      if (property.type !== 'ObjectProperty' || propertyKey(property) !== 'requestInfo') continue;
      if (file.isIgnored(property) || typeOfPattern(file, facts, pattern) !== 'MessageExtraInfo') continue;
      file.edits.overwrite(
        property.key.start,
        property.key.end,
        property.shorthand ? 'request: requestInfo' : 'request',
      );
    }
}

/** Variables and parameters that hold the headers, whatever they are called. */
function rewriteBindings(file: SourceFile, facts: FileFacts): void {
  for (const binding of file.scopes.bindings) {
    if (!/^(?:param|const|let|var)$/.test(binding.kind) || binding.references.length === 0) continue;
    if (isV2Type(binding.id) || isRecordType({ file, facts, node: binding.id.typeAnnotation })) continue;
    if (typeOfBinding(file, facts, binding) === 'IsomorphicHeaders')
      for (const { node, space } of binding.references) {
        if (space === 'type') continue;
        // A shorthand property is the value handed on; its reader is elsewhere.
        rewriteHeaders(file, facts, node);
      }
    else if (isHeaderValue(file, facts, binding.declaration, binding.id))
      for (const { node } of binding.references) {
        const conditional = file.ancestor(node, (at) => at.type === 'ConditionalExpression');
        const value = conditional && arrayTestValue(file, conditional);
        if (value === node) dropArrayTest(file, conditional!, value);
      }
  }
}

const isV2Type = (id: Node): boolean => id.typeAnnotation?.typeAnnotation?.typeName?.name === 'Headers';

/** `const tenant = headers['x-tenant']`, of which `Array.isArray(tenant)` may be asked. */
function isHeaderValue(file: SourceFile, facts: FileFacts, declaration: Node, id: Node): boolean {
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== id || !declaration.init) return false;
  const init = unwrap(declaration.init);
  return (
    /^(?:Optional)?MemberExpression$/.test(init.type) && sdkTypeOf(file, facts, init.object) === 'IsomorphicHeaders'
  );
}

/** Header records that are written out where v2 has a Headers object: `{ requestInfo: { headers: { … } } }` in tests. */
function wrapLiterals(file: SourceFile, facts: FileFacts): void {
  const wrap = (node: Node | undefined) => {
    const literal = node && unwrap(node);
    if (literal?.type !== 'ObjectExpression') return;
    file.edits.insert(literal.start, 'new Headers(');
    file.edits.insert(literal.end, ')');
  };
  for (const { id, declaration, kind } of file.scopes.bindings)
    if (/^(?:const|let|var)$/.test(kind) && declaration.init && declaration.id === id && id.typeAnnotation) {
      const type = typeName(file, facts, id.typeAnnotation);
      if (type === 'IsomorphicHeaders') wrap(declaration.init);
      else if (type === 'RequestInfo') wrap(valueAt(unwrap(declaration.init), 'headers'));
    }
  // `{ headers } = {}`, `extra.requestInfo ?? { headers: {} }`: what stands in for what is missing.
  for (const object of memberIndex(file).objects) {
    const outer = wrapped(file, object);
    const parent = file.scopes.parentOf(outer);
    const beside = parent?.right === outer ? (parent.left as Node) : undefined;
    if (!beside) continue;
    const type = typeBeside(file, facts, parent!, beside);
    if (type === 'IsomorphicHeaders' && parent!.type === 'AssignmentPattern') wrap(object);
    else if (type === 'RequestInfo') wrap(valueAt(object, 'headers'));
  }
  if (!/requestInfo/.test(file.text)) return;
  for (const object of findDoubles(file, facts).objects) {
    const info = valueAt(object, 'requestInfo');
    if (info) wrap(valueAt(unwrap(info), 'headers'));
  }
}

function typeBeside(file: SourceFile, facts: FileFacts, parent: Node, beside: Node): string | undefined {
  if (parent.type === 'LogicalExpression') return sdkTypeOf(file, facts, beside);
  if (parent.type !== 'AssignmentPattern') return undefined;
  return beside.type === 'ObjectPattern'
    ? typeOfPattern(file, facts, beside)
    : typeOfBinding(file, facts, file.scopes.bindingOf(beside));
}

function valueAt(object: Node, key: string): Node | undefined {
  if (object.type !== 'ObjectExpression') return undefined;
  return (object.properties as Node[]).find((property) => propertyKey(property) === key)?.value;
}

/**
 * `imports` marks every `IsomorphicHeaders` and `RequestInfo`, for alone it can do no more. Where the type is that of a
 * variable or parameter of this file, each use was rewritten above or has a marker of its own.
 */
function settleNotes(file: SourceFile, facts: FileFacts): void {
  for (const record of file.imports.records) {
    const { source, name } = record.original;
    const v1 = parseV1Specifier(source);
    const module = v1?.kind === 'module' ? v1.module : facts.origin(source, name)?.module;
    const became = module === undefined ? undefined : BECAME[name];
    if (became?.kind !== 'global' || !became.note) continue;
    const { rule, text } = became.note;
    for (const { node } of record.binding.references) file.todos.withdraw(node, rule);
    for (const { node } of record.binding.references)
      if (!isFollowed(file, node)) file.todos.add(node, rule, `${name}: ${text}`);
  }
}

/** Whether a type is that of a variable or parameter with a body to look through. */
function isFollowed(file: SourceFile, node: Node): boolean {
  const annotation = file.ancestor(node, (at) => at.type === 'TSTypeAnnotation');
  const holder = annotation && file.scopes.parentOf(annotation);
  if (holder?.type !== 'Identifier' && holder?.type !== 'ObjectPattern') return false;
  const binding = holder.type === 'Identifier' ? file.scopes.bindingOf(holder) : undefined;
  const callable = binding?.kind === 'param' ? binding.declaration : undefined;
  return callable ? Boolean(callable.body) : true;
}
