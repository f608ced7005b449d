import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

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
      const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
      const server = createServer(env);
      await server.connect(transport);
      try {
        return await transport.handleRequest(request);
      } finally {
        await server.close();
      }
    }
    return new Response('Not found', { status: 404 });
  },
};
