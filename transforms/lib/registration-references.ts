import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { allMembers } from './members.js';
import { METHODS } from './registration-arguments.js';
import { isCallee, isTestUse, renameMember } from './registration-doubles.js';
import { isServerMethod, memberName, ownMethod, serverClasses } from './registration-receivers.js';
import { memberOf, sourcesOf } from './registration-sources.js';
import { exportedName, sdkTypeOf, typeName } from './values.js';

/** Places that name the methods without calling them. */
const NAMED_ONLY =
  /\.\s*(?:tool|prompt|resource)\b(?!\s*[(<])|['"`](?:tool|prompt|resource)['"`]|\{[^{}]*\b(?:tool|prompt|resource)\b[^{}]*\}\s*(?::\s*\w+\s*)?=/;

/**
 * What holds on to v1's methods without calling them: `server.tool.bind(server)`, `const { tool } = server`, overrides,
 * `McpServer['tool']`. Their callers write v1's arguments, so a person has to move both.
 */
export function markReferences(file: SourceFile, facts: FileFacts): void {
  markOverrides(file, facts);
  if (file.text.includes('McpServer')) for (const call of file.scopes.calls) markHandOver(file, facts, call);
  if (!NAMED_ONLY.test(file.text)) return;
  const { scopes } = file;
  const named = ['VariableDeclarator', 'TSTypeReference', 'TSIndexedAccessType'];
  for (const node of [...allMembers(file), ...named.flatMap((type) => scopes.nodesOf(type))]) look(file, facts, node);
}

function look(file: SourceFile, facts: FileFacts, node: Node): void {
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = memberName(node);
      if (
        name === undefined ||
        !(name in METHODS) ||
        isCallee(file, node) ||
        file.edits.touches(node.property.start, node.property.end)
      )
        return;
      const onPrototype =
        memberName(node.object) === 'prototype' && exportedName(file, facts, node.object.object) === 'McpServer';
      if (!onPrototype && !isServerMethod(file, facts, node.object, name)) return;
      if (!onPrototype && isTestUse(file, node)) renameMember(file, facts, node, name);
      else mark(file, node, name);
      return;
    }
    case 'VariableDeclarator':
      if (node.id.type !== 'ObjectPattern' || !node.init || sdkTypeOf(file, facts, node.init) !== 'McpServer') return;
      for (const property of node.id.properties as Node[])
        if (property.key?.name in METHODS) mark(file, property, property.key.name);
      return;
    case 'TSTypeReference':
      renamePicked(file, facts, node);
      return;
    case 'TSIndexedAccessType': {
      const key = node.indexType.literal?.value;
      if (key in METHODS && typeName(file, facts, node.objectType) === 'McpServer') mark(file, node, key);
    }
  }
}

/** An McpServer handed to a parameter whose own type asks for the old methods: it does not fit any more. */
function markHandOver(file: SourceFile, facts: FileFacts, call: Node): void {
  const args = (call.arguments ?? []) as Node[];
  if (call.callee.type !== 'Identifier') return;
  args.forEach((argument, index) => {
    if (!/^(Identifier|ThisExpression|MemberExpression|NewExpression)$/.test(argument.type)) return;
    if (sdkTypeOf(file, facts, argument) !== 'McpServer') return;
    const [target, ...more] = sourcesOf({ file, facts, node: call.callee });
    const annotation = target?.node.params?.[index]?.typeAnnotation?.typeAnnotation as Node | undefined;
    if (!target || more.length > 0 || !annotation) return;
    const name = Object.keys(METHODS).find((method) =>
      memberOf([{ ...target, node: annotation }], method, 0).some(({ node }) =>
        /^TS(MethodSignature|FunctionType)$/.test(node.type),
      ),
    );
    if (name)
      file.todos.add(
        argument,
        'registration/reference',
        `an McpServer has no ${name}() any more, which the type of this parameter asks for; change that type, and the calls that go by it, to ${METHODS[name]}.`,
      );
  });
}

/** `Pick<McpServer, 'tool' | 'connect'>`: what takes such a server registers with the new method. */
function renamePicked(file: SourceFile, facts: FileFacts, node: Node): void {
  const [of, keys] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
  if (!keys || !/^(?:Pick|Omit)$/.test(node.typeName.name) || typeName(file, facts, of) !== 'McpServer') return;
  for (const { type, literal } of (keys.types ?? [keys]) as Node[])
    if (type === 'TSLiteralType' && literal.value in METHODS)
      file.edits.overwrite(literal.start + 1, literal.end - 1, METHODS[literal.value]!);
}

function mark(file: SourceFile, node: Node, name: string): void {
  file.todos.add(
    node,
    'registration/reference',
    `McpServer has no ${name}() any more. ${METHODS[name]} takes (name, ${name === 'resource' ? 'uri, metadata' : 'config'}, callback): use it here, and change the calls that go through this.`,
  );
}

/** A subclass's own `tool`: the SDK has no method of that name for it to override, or to call. */
function markOverrides(file: SourceFile, facts: FileFacts): void {
  for (const owner of serverClasses(file, facts))
    for (const name of Object.keys(METHODS)) {
      const method = ownMethod(file, owner, name);
      if (!method || !(owner.body.body as Node[]).includes(method)) continue;
      file.todos.add(
        method,
        'registration/override',
        `v2's McpServer has no ${name}() to override, and code that registers through an McpServer calls ${METHODS[name]}: override that one, or call this method directly.`,
      );
    }
}
