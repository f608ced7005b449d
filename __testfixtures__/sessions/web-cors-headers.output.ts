import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Content-Type, Authorization, Mcp-Protocol-Version, Mcp-Method, Mcp-Name',
};

function buildServer() {
  return new McpServer({ name: 'cors', version: '1.0.0' });
}

const mcpHandler = createMcpHandler(buildServer, { onerror: (error) => console.error(error) });

export async function handleMcp(request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { headers: CORS });
  return withCors(await mcpHandler.fetch(request));
}

function withCors(response: Response): Response {
  for (const [key, value] of Object.entries(CORS)) response.headers.set(key, value);
  return response;
}
