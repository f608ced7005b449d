import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { randomUUID } from 'node:crypto';

export const runtime = 'nodejs';

const transports: Record<string, WebStandardStreamableHTTPServerTransport> = {};

function createServer() {
  return new McpServer({ name: 'next', version: '1.0.0' });
}

export async function POST(req: Request) {
  const key = req.headers.get('x-api-key');
  if (key !== process.env.API_KEY) {
    return new Response('Unauthorized', { status: 401 });
  }
  const id = req.headers.get('mcp-session-id') ?? undefined;
  let transport = id ? transports[id] : undefined;
  if (!transport) {
    transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sid) => {
        transports[sid] = transport!;
      },
    });
    await createServer().connect(transport);
  }
  const response = await transport.handleRequest(req);
  response.headers.set('x-served-by', 'next');
  return response;
}

export async function GET(req: Request) {
  const key = req.headers.get('x-api-key');
  if (key !== process.env.API_KEY) {
    return new Response('Unauthorized', { status: 401 });
  }
  const id = req.headers.get('mcp-session-id');
  if (!id || !transports[id]) {
    return Response.json({ error: 'No session' }, { status: 400 });
  }
  return transports[id].handleRequest(req);
}

export const DELETE = GET;
