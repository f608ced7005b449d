import { type Node, stringValue } from '../../../engine/node.js';
import type { Code } from './code.js';

const V1 = /^@modelcontextprotocol\/sdk(?:\/|$)/;
const PINNING = /^(?:@socket\.io\/sticky|sticky-session|sticky-cluster|socketio-sticky-session)$/;

/** Imports of the v1 SDK, in every form, and of packages that pin connections. */
export function recogniseImports(code: Code): void {
  const { file } = code;
  for (const node of file.scopes.strings) {
    const source = stringValue(node);
    if (source === undefined || !(V1.test(source) || PINNING.test(source))) continue;
    const place = importAround(file.scopes.parentOf(node), (at) => file.scopes.parentOf(at));
    if (!place) continue;
    if (PINNING.test(source)) code.hit('node-sticky-packages', place, { context: [source, code.usesMcp ? 'mcp' : ''] });
    else code.hit('ts-import-sdk-v1', place, { automatic: 'rewrite', message: `imports ${source}, v1 of the SDK` });
  }
}

/** The statement or call by which a specifier brings its module in. */
function importAround(parent: Node | undefined, parentOf: (node: Node) => Node | undefined): Node | undefined {
  if (!parent) return undefined;
  if (
    /^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|TSImportType|TSExternalModuleReference|ImportExpression)$/.test(
      parent.type,
    )
  )
    return parent;
  if (parent.type === 'TSLiteralType') return importAround(parentOf(parent), parentOf);
  if (
    parent.type === 'CallExpression' &&
    (parent.callee.type === 'Import' ||
      parent.callee.name === 'require' ||
      /^(?:mock|doMock|unmock|importActual|importOriginal|resolve)$/.test(parent.callee.property?.name ?? ''))
  )
    return parent;
  return undefined;
}
