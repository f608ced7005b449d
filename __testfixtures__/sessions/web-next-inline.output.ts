import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { z } from 'zod';

function createServer() {
  const server = new McpServer({ name: 'inline', version: '1.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: 'text', text }],
  }));

  return server;
}

const mcpHandler = createMcpHandler(createServer, { onerror: (error) => console.error('MCP failed', error) });

// TODO(mcp-v2/request-auth/open-endpoint): nothing in this file authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
async function handleMcp(req: Request): Promise<Response> {
  return await mcpHandler.fetch(req);
}

export async function GET() {
  return new Response('Method not allowed', { status: 405 });
}

export { handleMcp as POST };
