import { createServer } from 'http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

export function startHttp(build, port) {
  const mcpHandler = toNodeHandler(
    createMcpHandler(() => new McpServer({ name: 'switch', version: '1.0.0' }), {
      onerror: (error) => console.error(error),
    }),
  );

  const handle = async (req, res) => {
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    await mcpHandler(req, res);
  };

  return createServer((req, res) => {
    switch (req.url) {
      case '/mcp':
        // The endpoint itself.
        void handle(req, res);
        break;
      case '/stats':
        // TODO(mcp-v2/sessions/count): this counted open sessions, and there are none any more; count requests, or take it out.
        res.end(JSON.stringify({ open: 0 }));
        break;
      default:
        res.statusCode = 404;
        res.end();
    }
  }).listen(port);
}
