import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('count', { inputSchema: { to: z.number() } }, async ({ to }, extra) => {
  const token = extra._meta?.progressToken;
  for (let step = 0; step < to && !extra.signal.aborted; step++) {
    if (token !== undefined)
      await extra.sendNotification({
        method: 'notifications/progress',
        params: { progressToken: token, progress: step },
      });
  }
  console.error(`request ${extra.requestId} of ${extra.sessionId ?? 'nobody'}`);
  return { content: [{ type: 'text' as const, text: String(to) }] };
});

// Without an input schema the context comes first.
server.registerTool('whoami', { description: 'Who calls' }, async extra => {
  const clientId = extra.authInfo?.clientId ?? 'anonymous';
  if (extra.authInfo) console.error(extra.authInfo.scopes.join(' '), extra.authInfo!.token);
  if (!extra.authInfo?.token) throw new Error('no token');
  extra.closeSSEStream?.();
  if (extra.closeStandaloneSSEStream) extra.closeStandaloneSSEStream();
  return { content: [{ type: 'text' as const, text: clientId + extra.authInfo.token }] };
});

server.registerPrompt('greet', { argsSchema: { name: z.string() } }, ({ name }, extra) => ({
  messages: [
    { role: 'user', content: { type: 'text', text: `${name} ${extra['signal'].aborted} ${extra?.["requestId"]}` } },
  ],
}));
