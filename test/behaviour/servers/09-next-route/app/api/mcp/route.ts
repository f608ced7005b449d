import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { createGalleryServer } from '../../../lib/gallery.js';

export const dynamic = 'force-dynamic';

const transports: Record<string, WebStandardStreamableHTTPServerTransport> = {};

async function handler(request: Request): Promise<Response> {
  const sessionId = request.headers.get('mcp-session-id');
  if (sessionId) {
    const transport = transports[sessionId];
    if (!transport) {
      return Response.json(
        { jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null },
        { status: 404 },
      );
    }
    return transport.handleRequest(request);
  }

  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      transports[id] = transport;
    },
    onsessionclosed: (id) => {
      delete transports[id];
    },
  });
  await createGalleryServer().connect(transport);
  return transport.handleRequest(request);
}

export { handler as GET, handler as POST, handler as DELETE };
