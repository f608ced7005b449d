import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import { McpServer, isInitializeRequest } from '@modelcontextprotocol/server';
import { NodeStreamableHTTPServerTransport as StreamableHTTPServerTransport } from '@modelcontextprotocol/node';
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
    // TODO(mcp-v2/sessions/kept): still served the 2025-era way, each session by the process that opened it: its handler does not name the request and the response (`async (ctx) => {`). Serve it with createMcpHandler() once that is out of the way.
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
