import * as mcp from '@modelcontextprotocol/server';
import { createMcpHandler } from '@modelcontextprotocol/server';

const makeServer = () => new mcp.McpServer({ name: 'alias', version: '1.0.0' });

const mcpHandler = createMcpHandler(makeServer, {
	responseMode: 'json',
	onerror: (error) => console.error(error),
});

// Served by the platform.
// TODO(mcp-v2/request-auth/open-endpoint): nothing in this file authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
export const POST = (req: Request) => mcpHandler.fetch(req);
