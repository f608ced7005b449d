import { stringValue } from '../engine/node.js';
import { type Code, nodesOf } from './code.js';
import { importAround } from './imports.js';

const CLIENT = /^@modelcontextprotocol\/(?:sdk\/client|client)/;
const JAR = /^(?:fetch-cookie|tough-cookie|http-cookie-agent(?:\/.*)?|axios-cookiejar-support)(?:\/|$)/;

/** Clients that keep a load balancer's cookies so as to come back to one backend. */
export function recogniseClientCode(code: Code): void {
  const { scopes, program, text } = code.file;
  if (/enable_cookie_sticky/.test(text))
    for (const node of scopes.strings)
      if (stringValue(node) === 'enable_cookie_sticky') code.hit('code-cookie-jar-client', node, { context: ['mcp'] });
  if (!/fetch-cookie|tough-cookie|http-cookie-agent|axios-cookiejar-support/.test(text)) return;
  if (code.localNames((source) => CLIENT.test(source)).size === 0) return;
  for (const node of scopes.strings) {
    const place = JAR.test(stringValue(node) ?? '') ? importAround(code.file, node) : undefined;
    if (place) code.hit('code-cookie-jar-client', place, { context: ['mcp'] });
  }
  for (const node of nodesOf(program, (at) => at.type === 'NewExpression' || at.type === 'CallExpression'))
    if (JAR.test(code.imported(node.callee)?.source ?? ''))
      code.hit('code-cookie-jar-client', node, { context: ['mcp'], message: 'A client keeps cookies here' });
}
