import { createServer } from 'http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export function startHttp(build, port) {
  const transports = new Map();

  const handle = async (req, res) => {
    const sessionId = req.headers['mcp-session-id'];
    switch (req.method) {
      case 'POST': {
        if (sessionId && transports.has(sessionId)) {
          await transports.get(sessionId).handleRequest(req, res);
          break;
        }
        const transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => crypto.randomUUID(),
          onsessioninitialized: (id) => transports.set(id, transport),
          onsessionclosed: (id) => transports.delete(id),
        });
        await new McpServer({ name: 'switch', version: '1.0.0' }).connect(transport);
        await transport.handleRequest(req, res);
        break;
      }
      case 'GET':
      case 'DELETE': {
        const transport = transports.get(sessionId);
        if (!transport) {
          res.statusCode = 404;
          return res.end('Unknown session');
        }
        await transport.handleRequest(req, res);
        break;
      }
      default:
        res.statusCode = 405;
        res.end();
    }
  };

  return createServer((req, res) => {
    switch (req.url) {
      case '/mcp':
        // The endpoint itself.
        void handle(req, res);
        break;
      case '/stats':
        res.end(JSON.stringify({ open: transports.size }));
        break;
      default:
        res.statusCode = 404;
        res.end();
    }
  }).listen(port);
}
