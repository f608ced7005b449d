import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { METHODS } from './registration-arguments.js';
import { isCallee, isTestUse, renameMember } from './registration-doubles.js';
import { isServerMethod, memberName, ownMethod, serverClasses } from './registration-receivers.js';
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
  if (!NAMED_ONLY.test(file.text)) return;
  const visit = (node: Node) => {
    look(file, facts, node);
    eachChild(node, visit);
  };
  visit(file.program);
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
      if (!onPrototype && isTestUse(file, node)) renameMember(file, node, name);
      else mark(file, node, name);
      return;
    }
    case 'VariableDeclarator':
      if (node.id.type !== 'ObjectPattern' || !node.init || sdkTypeOf(file, facts, node.init) !== 'McpServer') return;
      for (const property of node.id.properties as Node[])
        if (property.key?.name in METHODS) mark(file, property, property.key.name);
      return;
    case 'TSIndexedAccessType': {
      const key = node.indexType.literal?.value;
      if (key in METHODS && typeName(file, facts, node.objectType) === 'McpServer') mark(file, node, key);
    }
  }
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
