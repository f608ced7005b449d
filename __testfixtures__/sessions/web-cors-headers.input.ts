import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Content-Type, Authorization, Mcp-Session-Id',
  'Access-Control-Expose-Headers': 'Mcp-Session-Id',
};

const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();

function buildServer() {
  return new McpServer({ name: 'cors', version: '1.0.0' });
}

export async function handleMcp(request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { headers: CORS });
  const sessionId = request.headers.get('mcp-session-id');
  if (request.method === 'POST') {
    const body = await request.clone().json();
    if (sessionId && sessions.has(sessionId)) {
      return withCors(await sessions.get(sessionId)!.handleRequest(request, { parsedBody: body }));
    }
    if (!sessionId && body.method === 'initialize') {
      const transport = new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: () => crypto.randomUUID(),
        onsessioninitialized: (id) => {
          sessions.set(id, transport);
        },
      });
      await buildServer().connect(transport);
      return withCors(await transport.handleRequest(request, { parsedBody: body }));
    }
    return new Response('Bad Request', { status: 400 });
  }
  if (request.method === 'GET' || request.method === 'DELETE') {
    if (!sessionId || !sessions.has(sessionId)) return new Response('Bad Request', { status: 400 });
    return withCors(await sessions.get(sessionId)!.handleRequest(request));
  }
  return new Response('Method not allowed', { status: 405 });
}

function withCors(response: Response): Response {
  for (const [key, value] of Object.entries(CORS)) response.headers.set(key, value);
  return response;
}
