import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';

export const runtime = 'nodejs';

function createServer() {
  return new McpServer({ name: 'next', version: '1.0.0' });
}

const mcpHandler = createMcpHandler(createServer, {
  onerror: (error) => console.error(error),
});

export async function POST(req: Request) {
  const key = req.headers.get('x-api-key');
  if (key !== process.env.API_KEY) {
    return new Response('Unauthorized', { status: 401 });
  }
  const response = await mcpHandler.fetch(req);
  response.headers.set('x-served-by', 'next');
  return response;
}

export async function GET(req: Request) {
  const key = req.headers.get('x-api-key');
  if (key !== process.env.API_KEY) {
    return new Response('Unauthorized', { status: 401 });
  }
  return mcpHandler.fetch(req);
}

export const DELETE = GET;
