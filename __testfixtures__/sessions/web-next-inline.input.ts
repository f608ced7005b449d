import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { z } from 'zod';

async function handleMcp(req: Request): Promise<Response> {
  try {
    const server = new McpServer({ name: 'inline', version: '1.0.0' });
    server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
      content: [{ type: 'text', text }],
    }));
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await server.connect(transport);
    return await transport.handleRequest(req);
  } catch (error) {
    console.error('MCP failed', error);
    return Response.json({ error: 'Internal error' }, { status: 500 });
  }
}

export async function GET() {
  return new Response('Method not allowed', { status: 405 });
}

export { handleMcp as POST };
