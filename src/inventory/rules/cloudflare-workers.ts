import type { InventoryRule } from '../types.js';

export const cloudflareWorkersRules: readonly InventoryRule[] = [
  {
    id: 'cloudflare-durable-object-mcpagent',
    title: 'One Durable Object for each MCP session',
    technology: 'Cloudflare Workers',
    kind: 'session-store',
    severity: 'review',
    needs: 'nothing',
    keys: '`durable_objects.bindings[].class_name` whose class `extends McpAgent` (or name `MCP_OBJECT`), with `migrations[].new_classes|new_sqlite_classes`',
    effect:
      'v2 has no protocol sessions and no replay: nothing is written for v2 requests, and what reads it finds nothing.',
    change: 'Move to a stateless handler; keep the migration history and add a deleted_classes migration.',
    note: 'one Durable Object per MCP session. Do not delete the migration history: add a `deleted_classes` migration. A class that a later migration deletes is already migrated (cloudflare/mcp-server-cloudflare)',
    evidence: 'V',
    doc: 'https://developers.cloudflare.com/agents/model-context-protocol/transport/',
  },
  {
    id: 'cloudflare-serve-sse',
    title: 'McpAgent serves SSE or sessions',
    technology: 'Cloudflare Workers',
    kind: 'sse-endpoint',
    severity: 'must-remove',
    needs: 'nothing',
    keys: '`McpAgent.serveSSE("/sse")`, `.mount("/sse")`, `MyMCP.serve(…)` ',
    effect:
      'HTTP+SSE is deprecated and no transport of the v2 core packages: clients of revision 2026-07-28 post to one endpoint and never come here.',
    change:
      'Move to the one POST endpoint (/mcp, type http or streamable-http). Delete the store: carry state in handles that tools take and return or in requestState, and share change events over a bus.',
    evidence: 'V',
    doc: 'https://developers.cloudflare.com/agents/model-context-protocol/transport/',
  },
  {
    id: 'cloudflare-mcpagent-class',
    title: 'A class extends McpAgent',
    technology: 'Cloudflare Workers',
    kind: 'session-store',
    severity: 'review',
    needs: 'nothing',
    keys: '`class X extends McpAgent`, `this.state` / `setState` as per-session memory',
    effect:
      'v2 has no protocol sessions and no replay: nothing is written for v2 requests, and what reads it finds nothing.',
    change:
      'Delete the store: carry state in handles that tools take and return or in requestState, and share change events over a bus.',
    evidence: 'V',
    doc: 'https://developers.cloudflare.com/agents/model-context-protocol/mcp-agent-api/',
  },
];
