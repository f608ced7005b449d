import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

function createServer() {
  return new McpServer({ name: 'clock', version: '1.0.0' });
}

async function serveHttp(port: number) {
  const app = express();
  app.use(express.json());
  const mcpHandler = toNodeHandler(
    createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
  );

  // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
  app.all('/mcp', (req, res) => void mcpHandler(req, res, req.body));
  app.listen(port, () => console.error(`listening on ${port}`));
}

if (process.argv.includes('--http')) {
  await serveHttp(Number(process.env.PORT ?? 3000));
} else {
  await createServer().connect(new StdioServerTransport());
}
