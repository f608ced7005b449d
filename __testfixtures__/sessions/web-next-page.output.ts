import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';

const createServer = () => new McpServer({ name: 'page', version: '1.0.0' });

const mcpHandler = createMcpHandler(createServer, { onerror: (error) => console.error(error) });

export async function handle(request: Request): Promise<Response> {
  if (request.method === 'POST') {
    return mcpHandler.fetch(request);
  }
  return new Response('<h1>An MCP server</h1>', { headers: { 'content-type': 'text/html' } });
}
