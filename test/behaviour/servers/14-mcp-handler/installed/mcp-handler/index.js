// Stands in for a library that builds servers with SDK v1 on its user's behalf.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

export function createMcpHandler(initialize, { serverInfo, ...options } = {}) {
  return async (request) => {
    const server = new McpServer(serverInfo, options);
    await initialize(server);
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await server.connect(transport);
    return transport.handleRequest(request);
  };
}
