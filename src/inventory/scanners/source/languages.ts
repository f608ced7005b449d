import {
  C_STYLE,
  type CommentStyle,
  HASH_STYLE,
  LUA_STYLE,
  PHP_STYLE,
  PROPERTIES_STYLE,
  PYTHON_STYLE,
  RUST_STYLE,
  SQL_STYLE,
  VCL_STYLE,
  XML_STYLE,
} from './mask.js';

/** Names of languages, as the rows use them. */
export type Language =
  | 'python'
  | 'go'
  | 'csharp'
  | 'java'
  | 'kotlin'
  | 'rust'
  | 'php'
  | 'ruby'
  | 'elixir'
  | 'lua'
  | 'vcl'
  | 'sql'
  | 'xml'
  | 'properties'
  | 'scala'
  | 'swift'
  | 'dart'
  | 'jsonnet'
  | 'query'
  | 'prisma'
  | 'cargo'
  | 'typescript';

const TABLE: readonly { ends: RegExp; language: Language; style: CommentStyle }[] = [
  { ends: /\.pyi?$/, language: 'python', style: PYTHON_STYLE },
  { ends: /\.go$/, language: 'go', style: C_STYLE },
  { ends: /\.cs$/, language: 'csharp', style: C_STYLE },
  { ends: /\.(?:java|groovy)$|\.gradle$/, language: 'java', style: C_STYLE },
  { ends: /\.kts?$/, language: 'kotlin', style: C_STYLE },
  { ends: /\.scala$/, language: 'scala', style: C_STYLE },
  { ends: /\.swift$/, language: 'swift', style: C_STYLE },
  { ends: /\.dart$/, language: 'dart', style: C_STYLE },
  { ends: /\.rs$/, language: 'rust', style: RUST_STYLE },
  { ends: /\.php$/, language: 'php', style: PHP_STYLE },
  { ends: /\.rb$|(?:^|\/)config\.ru$/, language: 'ruby', style: HASH_STYLE },
  { ends: /\.exs?$/, language: 'elixir', style: HASH_STYLE },
  { ends: /\.lua$/, language: 'lua', style: LUA_STYLE },
  { ends: /\.vcl(?:\.\w+)?$/, language: 'vcl', style: VCL_STYLE },
  { ends: /\.sql$/, language: 'sql', style: SQL_STYLE },
  { ends: /\.xml$|\.csproj$|\.config$/, language: 'xml', style: XML_STYLE },
  { ends: /\.properties$/, language: 'properties', style: PROPERTIES_STYLE },
  { ends: /\.(?:kql|kusto|promql|logql|spl)$/, language: 'query', style: C_STYLE },
  { ends: /(?:^|\/)Cargo\.toml$/, language: 'cargo', style: HASH_STYLE },
  { ends: /\.prisma$/, language: 'prisma', style: C_STYLE },
  { ends: /\.(?:jsonnet|libsonnet|cue)$/, language: 'jsonnet', style: PHP_STYLE },
  { ends: /(?<!\.d)\.[cm]?[jt]sx?$/, language: 'typescript', style: C_STYLE },
];

/** The language of a file by its name. */
export function languageOfPath(path: string): { language: Language; style: CommentStyle } | undefined {
  return TABLE.find(({ ends }) => ends.test(path));
}
