import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

const createServer = () => new McpServer({ name: 'page', version: '1.0.0' });

export async function handle(request: Request): Promise<Response> {
  if (request.method === 'POST') {
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await createServer().connect(transport);
    return transport.handleRequest(request);
  }
  return new Response('<h1>An MCP server</h1>', { headers: { 'content-type': 'text/html' } });
}
