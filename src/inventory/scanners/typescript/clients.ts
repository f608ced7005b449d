import { type Node, stringValue } from '../../../engine/node.js';
import type { Code } from './code.js';

/** Clients that keep a load balancer's cookies so as to come back to one backend. */
export function recogniseClientCode(code: Code): void {
  const { records } = code.file.imports;
  const isClient = records.some(({ original }) =>
    /^@modelcontextprotocol\/(?:sdk\/client|client)/.test(original.source),
  );
  const seen = new Set<Node>();
  for (const { original, declaration } of records) {
    if (
      !/^(?:fetch-cookie|tough-cookie|http-cookie-agent(?:\/.*)?|axios-cookiejar-support)$/.test(original.source) ||
      seen.has(declaration)
    )
      continue;
    seen.add(declaration);
    if (isClient) code.hit('code-cookie-jar-client', declaration, { context: ['mcp'] });
  }
  for (const node of code.file.scopes.strings)
    if (stringValue(node) === 'enable_cookie_sticky') code.hit('code-cookie-jar-client', node, { context: ['mcp'] });
}
