import type { SdkOrigin } from '../../engine/facts.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';
import { parseV1Specifier } from '../../sdk/specifiers.js';
import { V1_SURFACE } from '../../sdk/v1-surface.js';
import { namesOf, verdictFor } from '../../sdk/verdicts.js';

/** What a file passes on: v1's exports under some name, or another file's. */
export interface ModuleExports {
  named: Map<string, SdkOrigin | { source: string; name: string }>;
  /** Names the file exports that it made itself, or took from elsewhere. */
  own: Set<string>;
  /** v1 modules of `export *`. */
  sdkStars: string[];
  /** The project's own modules of `export *`. */
  stars: string[];
}

const nameOf = (node: Node): string => (node.type === 'StringLiteral' ? node.value : node.name);

/** Reads off a file which v1 exports its importers may get from it. Undefined when it passes none on. */
export function readExports(file: SourceFile): ModuleExports | undefined {
  const result: ModuleExports = { named: new Map(), own: new Set(), sdkStars: [], stars: [] };
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
          ? from(node.source.value, nameOf(specifier.local), exported)
          : throughImport(file, specifier.local, exported);
        if (origin) result.named.set(exported, origin);
        else result.own.add(exported);
      }
      const { declaration } = node;
      if (declaration?.id?.name) result.own.add(declaration.id.name);
      for (const declarator of (declaration?.declarations ?? []) as Node[])
        if (declarator.id.type === 'Identifier') result.own.add(declarator.id.name);
    }
  }
  return result.named.size + result.sdkStars.length + result.stars.length > 0 ? result : undefined;
}

function from(
  source: string,
  name: string,
  exported: string,
): SdkOrigin | { source: string; name: string } | undefined {
  const v1 = parseV1Specifier(source);
  if (v1) return v1.kind === 'module' ? { module: v1.module, name } : undefined;
  if (source.startsWith('@modelcontextprotocol/')) return name === exported ? undefined : aliased(name, exported);
  return { source, name };
}

/** `export { ProtocolErrorCode as ErrorCode } from '@modelcontextprotocol/server'`: a barrel that an earlier run moved. */
function aliased(name: string, exported: string): SdkOrigin | undefined {
  const isContext = /^(Server|Client)Context$/.test(name);
  // The alias is v1's name for it, or one of the project's own for a name that v1 called otherwise.
  for (const wanted of [exported, undefined])
    for (const module of Object.keys(V1_SURFACE))
      for (const candidate of wanted ? [wanted] : namesOf(module)) {
        const verdict = verdictFor(module, candidate);
        const became = verdict.kind === 'became' && verdict.became.kind === 'context' && isContext;
        if (became || (verdict.kind === 'moved' && verdict.name === name && (wanted || candidate !== name)))
          return { module, name: candidate, moved: true };
      }
  return undefined;
}

/** `import { McpError } from 'v1'; export { McpError };` */
function throughImport(file: SourceFile, local: Node, exported: string): ReturnType<typeof from> {
  const record = file.imports.of(file.scopes.bindingOf(local));
  return record?.kind === 'named' ? from(record.original.source, record.original.name, exported) : undefined;
}
