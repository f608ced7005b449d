import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const config = { inputSchema: z.object({ a: z.string() }) };
const text = (value: unknown) => ({ content: [{ type: 'text' as const, text: String(value) }] });

server.registerTool('parameter', config, async ({ a }, { mcpReq: { signal, notify: sendNotification, id } }) => {
  await sendNotification({ method: 'notifications/message', params: { level: 'info', data: a } });
  return text(`${signal.aborted} ${id}`);
});

server.registerTool('optional', config, async ({ a }, { http: { authInfo } = {}, sessionId, mcpReq: { signal } }) => {
  return text(`${a} ${authInfo?.token} ${sessionId} ${signal.aborted}`);
});

server.registerTool(
  'broken',
  config,
  async (
    { a },
    {
      mcpReq: { _meta, send: sendRequest },
      sessionId,
    },
  ) => {
    return text(`${a} ${_meta?.progressToken} ${sessionId} ${sendRequest.length}`);
  },
);

server.registerTool('body', config, async ({ a }, ctx) => {
  const { signal, id: requestId } = ctx.mcpReq;
  const { notify } = ctx.mcpReq;
  const authInfo = ctx.http?.authInfo;
  const { req: requestInfo, authInfo: auth = { token: '', clientId: 'x', scopes: [] } } = ctx.http ?? {};
  await notify({ method: 'notifications/message', params: { level: 'info', data: a } });
  return text(`${signal.aborted} ${requestId} ${authInfo?.token} ${requestInfo?.url} ${auth.token}`);
});

server.registerTool('mixed', config, async ({ a }, ctx) => {
  // Who asks, and whether they still want it.
  const { sessionId } = ctx;
  const { signal, notify: sendNotification } = ctx.mcpReq;
  const authInfo = ctx.http?.authInfo; // all of it
  const { _meta: { progressToken } = {}, id: requestId } = ctx.mcpReq;
  return text(`${a} ${sessionId} ${signal} ${authInfo?.token} ${sendNotification.name} ${progressToken} ${requestId}`);
});
