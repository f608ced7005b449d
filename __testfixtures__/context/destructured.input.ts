import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const config = { inputSchema: z.object({ a: z.string() }) };
const text = (value: unknown) => ({ content: [{ type: 'text' as const, text: String(value) }] });

server.registerTool('parameter', config, async ({ a }, { signal, sendNotification, requestId: id }) => {
  await sendNotification({ method: 'notifications/message', params: { level: 'info', data: a } });
  return text(`${signal.aborted} ${id}`);
});

server.registerTool('optional', config, async ({ a }, { authInfo, sessionId, signal }) => {
  return text(`${a} ${authInfo?.token} ${sessionId} ${signal.aborted}`);
});

server.registerTool(
  'broken',
  config,
  async (
    { a },
    {
      _meta,
      sessionId,
      sendRequest,
    },
  ) => {
    return text(`${a} ${_meta?.progressToken} ${sessionId} ${sendRequest.length}`);
  },
);

server.registerTool('body', config, async ({ a }, extra) => {
  const { signal, requestId } = extra;
  const { sendNotification: notify } = extra;
  const { authInfo } = extra;
  const { requestInfo, authInfo: auth = { token: '', clientId: 'x', scopes: [] } } = extra;
  await notify({ method: 'notifications/message', params: { level: 'info', data: a } });
  return text(`${signal.aborted} ${requestId} ${authInfo?.token} ${requestInfo?.url} ${auth.token}`);
});

server.registerTool('mixed', config, async ({ a }, extra) => {
  // Who asks, and whether they still want it.
  const { sessionId, signal, authInfo, sendNotification } = extra; // all of it
  const { _meta: { progressToken } = {}, requestId } = extra;
  return text(`${a} ${sessionId} ${signal} ${authInfo?.token} ${sendNotification.name} ${progressToken} ${requestId}`);
});
