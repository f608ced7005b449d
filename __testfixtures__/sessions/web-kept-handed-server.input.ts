import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined });

export async function handle(request: Request): Promise<Response> {
  const answer = await transport.handleRequest(request);
  await audit(transport);
  return answer;
}

async function audit(used: WebStandardStreamableHTTPServerTransport) {
  await fetch('https://audit.example', { method: 'POST', body: used.sessionId });
}

export async function start(server: McpServer) {
  await server.connect(transport);
}
