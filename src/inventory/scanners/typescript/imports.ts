import { type Node, stringValue } from '../../../engine/node.js';
import { keyOf } from '../../../sessions/code.js';
import { importAround } from '../../../sessions/imports.js';
import type { ScannedCode } from './code.js';

const V1 = /^@modelcontextprotocol\/sdk(?:\/|$)/;
const PINNING = /^(?:@socket\.io\/sticky|sticky-session|sticky-cluster|socketio-sticky-session)$/;

/** Imports of the v1 SDK, in every form, and of packages that pin connections. */
export function recogniseImports(code: ScannedCode): void {
  const { file } = code;
  for (const call of file.scopes.calls)
    if (PINNING.test(code.imported(call.callee)?.source ?? '') && chooses(call))
      code.hit('node-sticky-packages', call, { context: [code.usesMcp ? 'mcp' : ''] });
  for (const node of file.scopes.strings) {
    const source = stringValue(node);
    if (source === undefined || !(V1.test(source) || PINNING.test(source))) continue;
    const place = importAround(file, node);
    if (!place) continue;
    if (PINNING.test(source)) code.hit('node-sticky-packages', place, { context: [source, code.usesMcp ? 'mcp' : ''] });
    else code.hit('ts-import-sdk-v1', place, { automatic: 'rewrite', message: `imports ${source}, v1 of the SDK` });
  }
}

/** `setupMaster(server, { loadBalancingMethod: … })`: how connections are given to workers. */
function chooses(call: Node): boolean {
  return (call.arguments as Node[]).some(
    (argument) =>
      argument.type === 'ObjectExpression' &&
      (argument.properties as Node[]).some((property) => keyOf(property) === 'loadBalancingMethod'),
  );
}
