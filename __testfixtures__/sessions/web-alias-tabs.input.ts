import * as mcp from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport as WebTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

const makeServer = () => new mcp.McpServer({ name: 'alias', version: '1.0.0' });

// Served by the platform.
export const POST = async (req: Request) => {
	// A transport of its own for each request.
	const transport = new WebTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
	await makeServer().connect(transport);
	return transport.handleRequest(req);
};
