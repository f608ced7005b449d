import { createServer } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function build() {
  return new McpServer({ name: 'moved', version: '1.0.0' });
}

const mcpHandler = toNodeHandler(
  createMcpHandler(build, { onerror: (error) => console.error(error) }),
);

createServer(async (req, res) => {
  if (req.url !== '/mcp') return void res.writeHead(404).end();
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const message = JSON.parse(Buffer.concat(chunks).toString());
  console.error('message', message.method);
  // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
  await mcpHandler(req, res, message);
}).listen(3000);
