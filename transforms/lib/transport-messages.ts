import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { roleOf } from './migration.js';
import { type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { typeName } from './values.js';

/** What a transport hands to its `onmessage`, in this order. */
const PARAMETERS = ['JSONRPCMessage', 'MessageExtraInfo'];

/**
 * `transport.onmessage = (message) => …` of a transport that is one of two kinds: in v2 these come from two packages,
 * whose types of the member are no longer one, so that nothing types the parameters any more. They are written out.
 */
export function typeMessages(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const assignment of file.assignmentsTo('onmessage')) {
    const callable = assignment.right as Node;
    if (!/FunctionExpression$/.test(callable.type) || file.isIgnored(assignment)) continue;
    const parameters = (callable.params as Node[]).filter((one) => one.type === 'Identifier' && !one.typeAnnotation);
    if (parameters.length === 0 || parameters.length !== callable.params.length || parameters.length > 2) continue;
    if (!sourcesOf({ file, facts, node: assignment.left.object }).some((place) => isMixed(place))) continue;
    const [first] = parameters;
    const isBare =
      file.text[first!.end] !== ')' &&
      callable.type === 'ArrowFunctionExpression' &&
      !/[(,]\s*$/.test(file.text.slice(callable.start, first!.start));
    for (const [index, parameter] of parameters.entries()) {
      const source = specifierFor('role', roleOf(file, facts));
      const name = file.imports.use(source, PARAMETERS[index]!, { at: parameter, type: true });
      if (isBare) file.edits.insert(parameter.start, '(');
      file.edits.insert(parameter.end, `${index === 0 ? '' : '?'}: ${name}${isBare ? ')' : ''}`);
    }
  }
}

/** A union of the SDK's HTTP+SSE transport, which stands in a package of its own, and another transport of the SDK. */
function isMixed(place: Place, depth = 0): boolean {
  const { file, facts, node } = place;
  if (depth > 6) return false;
  if (node.type === 'TSParenthesizedType' || node.type === 'TSTypeAliasDeclaration')
    return isMixed({ ...place, node: node.typeAnnotation }, depth + 1);
  if (node.type === 'TSTypeReference')
    return typeNamed({ ...place, node: node.typeName }).some((found) => isMixed(found, depth + 1));
  if (node.type !== 'TSUnionType') return false;
  const names = (node.types as Node[]).map((type) => typeName(file, facts, type));
  return (
    names.includes('SSEServerTransport') &&
    names.some((name) => name !== 'SSEServerTransport' && /Transport$/.test(name ?? ''))
  );
}
