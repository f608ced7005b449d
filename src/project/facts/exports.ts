import type { SdkOrigin } from '../../engine/facts.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';
import { parseV1Specifier } from '../../sdk/specifiers.js';

/** What a file passes on: v1's exports under some name, or another file's. */
export interface ModuleExports {
  named: Map<string, SdkOrigin | { source: string; name: string }>;
  /** v1 modules of `export *`. */
  sdkStars: string[];
  /** The project's own modules of `export *`. */
  stars: string[];
}

const nameOf = (node: Node): string => (node.type === 'StringLiteral' ? node.value : node.name);

/** Reads off a file which v1 exports its importers may get from it. Undefined when it passes none on. */
export function readExports(file: SourceFile): ModuleExports | undefined {
  const result: ModuleExports = { named: new Map(), sdkStars: [], stars: [] };
  for (const node of file.program.body as Node[]) {
    if (node.type === 'ExportAllDeclaration') {
      const v1 = parseV1Specifier(node.source.value);
      if (v1?.kind === 'module') result.sdkStars.push(v1.module);
      else if (!v1) result.stars.push(node.source.value);
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const specifier of node.specifiers as Node[]) {
        if (specifier.type !== 'ExportSpecifier') continue;
        const exported = nameOf(specifier.exported);
        const origin = node.source
          ? from(node.source.value, nameOf(specifier.local))
          : throughImport(file, specifier.local);
        if (origin) result.named.set(exported, origin);
      }
    }
  }
  return result.named.size + result.sdkStars.length + result.stars.length > 0 ? result : undefined;
}

function from(source: string, name: string): SdkOrigin | { source: string; name: string } | undefined {
  const v1 = parseV1Specifier(source);
  if (v1) return v1.kind === 'module' ? { module: v1.module, name } : undefined;
  return { source, name };
}

/** `import { McpError } from 'v1'; export { McpError };` */
function throughImport(file: SourceFile, local: Node): ReturnType<typeof from> {
  const record = file.imports.of(file.scopes.bindingOf(local));
  return record?.kind === 'named' ? from(record.original.source, record.original.name) : undefined;
}
