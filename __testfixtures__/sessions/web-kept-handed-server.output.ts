import { McpServer, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';

// TODO(mcp-v2/sessions/kept): still served the 2025-era way: the server that is connected to it comes from elsewhere (`server.connect(transport)`). Serve it with createMcpHandler() once that is out of the way.
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
