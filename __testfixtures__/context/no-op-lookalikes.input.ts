import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

interface Job {
  signal: AbortSignal;
  requestId: string;
  sendNotification(text: string): void;
}

// Looks like a context and is none.
export function run(extra: Job, { signal, requestId }: Job): string {
  extra.sendNotification(`${extra.requestId} ${requestId}`);
  const { signal: other } = extra;
  return `${signal.aborted} ${other.aborted} ${extra.signal.aborted}`;
}

export function parse({ extra, authInfo }: { extra: string; authInfo: { extra: string } }) {
  return extra + authInfo.extra;
}

const controller = new AbortController();
await fetch('https://example.com', { signal: controller.signal });

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('done', { inputSchema: z.object({ requestId: z.string() }) }, async ({ requestId }, ctx) => {
  const job = { signal: ctx.mcpReq.signal, requestId, sendNotification: (text: string) => console.error(text) };
  const { authInfo } = ctx.http ?? {};
  return { content: [{ type: 'text', text: run(job, job) + authInfo?.token + ctx.http?.req?.headers.get('x') }] };
});
