import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';

function createServer() {
  return new McpServer({ name: 'koa', version: '1.0.0' });
}

const app = new Koa();
const router = new Router();
const transports: Record<string, StreamableHTTPServerTransport> = {};

app.use(bodyParser());

router.get('/health', (ctx) => {
  ctx.body = { status: 'ok' };
});

router.post('/mcp', async (ctx) => {
  const sessionId = ctx.get('mcp-session-id');
  let transport = transports[sessionId];
  if (!transport) {
    if (!isInitializeRequest(ctx.request.body)) {
      ctx.status = 400;
      ctx.body = { error: 'no session' };
      return;
    }
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport!;
      },
    });
    await createServer().connect(transport);
  }
  ctx.respond = false;
  await transport.handleRequest(ctx.req, ctx.res, ctx.request.body);
});

router.get('/mcp', async (ctx) => {
  const transport = transports[ctx.get('mcp-session-id')];
  if (!transport) {
    ctx.status = 400;
    ctx.body = 'no session';
    return;
  }
  ctx.respond = false;
  await transport.handleRequest(ctx.req, ctx.res);
});

app.use(router.routes()).use(router.allowedMethods());
app.listen(Number(process.env.PORT ?? 3000));
