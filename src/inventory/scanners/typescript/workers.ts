import { type Node, stringValue, unwrap } from '../../../engine/node.js';
import { calledName, isNothing, keyOf, nodesOf } from '../../../sessions/code.js';
import type { ScannedCode } from './code.js';

const HANDLER_OPTIONS =
  /^(?:redisUrl|sseEndpoint|sseMessageEndpoint|disableSse|sessionIdGenerator|streamableHttpEndpoint|basePath)$/;

/** Cloudflare's McpAgent and Vercel's mcp-handler. */
export function recogniseWorkersCode(code: ScannedCode): void {
  const agents = new Set<string>();
  for (const node of nodesOf(code.file.program, (at) => /^Class(?:Declaration|Expression)$/.test(at.type))) {
    const from = code.imported(node.superClass);
    if (from?.name !== 'McpAgent' || !/^(?:agents|@cloudflare\/agents)(?:\/|$)/.test(from.source)) continue;
    if (node.id) agents.add(node.id.name);
    code.hit('cloudflare-mcpagent-class', node, {
      context: ['mcp'],
      ...(node.id && { resource: `class ${node.id.name}` }),
    });
    for (const call of nodesOf(node.body, (at) => at.type === 'CallExpression'))
      if (calledName(call) === 'setState' && call.callee.object?.type === 'ThisExpression')
        code.hit('cloudflare-mcpagent-class', call, { context: ['mcp'], message: 'Keeps what belongs to one session' });
  }
  for (const call of code.file.scopes.calls) {
    const name = calledName(call);
    if (/^(?:serveSSE|serve|mount)$/.test(name ?? '') && call.callee.type === 'MemberExpression')
      agent(code, call, name!, agents);
    if (
      call.callee.type === 'Identifier' &&
      /^(?:mcp-handler|@vercel\/mcp-adapter)$/.test(code.imported(call.callee)?.source ?? '')
    )
      handler(code, call);
  }
}

function agent(code: ScannedCode, call: Node, name: string, agents: ReadonlySet<string>): void {
  const object = call.callee.object as Node;
  const isAgent = object.type === 'Identifier' && agents.has(object.name);
  const path = stringValue(call.arguments[0]);
  if (name === 'serveSSE' || (name === 'mount' && isAgent)) {
    if (isAgent || path?.startsWith('/'))
      code.hit('cloudflare-serve-sse', call, { kind: 'sse-endpoint', context: ['mcp'] });
  } else if (name === 'serve' && isAgent)
    code.hit('cloudflare-serve-sse', call, {
      kind: 'session-store',
      severity: 'review',
      because: 'the agent keeps one object for each session',
      context: ['mcp'],
    });
}

function handler(code: ScannedCode, call: Node): void {
  for (const argument of call.arguments as Node[]) {
    const options = unwrap(argument);
    if (options.type !== 'ObjectExpression') continue;
    for (const property of options.properties as Node[]) {
      const key = keyOf(property);
      if (key === undefined || !HANDLER_OPTIONS.test(key) || (property.value && isNothing(property.value))) continue;
      code.hit('vercel-mcp-handler-v1', property, {
        kind: /sse|basePath/i.test(key) ? 'sse-endpoint' : 'session-store',
        message: `${key} is gone in mcp-handler 2`,
      });
    }
  }
}
