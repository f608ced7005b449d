import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';

interface Env {
  GREETING: string;
}

function createServer(env: Env) {
  return new McpServer({ name: env.GREETING, version: '1.0.0' });
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    if (request.method === 'OPTIONS') {
      return new Response(null, { status: 204 });
    }
    if (url.pathname === '/health') return new Response('ok');
    if (url.pathname === '/mcp' && request.method === 'POST') {
      // TODO(mcp-v2/request-auth/open-endpoint): nothing in this file authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
      const mcpHandler = createMcpHandler(() => createServer(env), { onerror: (error) => console.error(error) });
      return await mcpHandler.fetch(request);
    }
    return new Response('Not found', { status: 404 });
  },
};
