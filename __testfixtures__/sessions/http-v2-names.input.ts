import { createServer } from 'node:http';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { isInitializeRequest, McpServer } from '@modelcontextprotocol/server';

const transports: { [id: string]: NodeStreamableHTTPServerTransport } = {};

function build() {
  return new McpServer({ name: 'moved', version: '1.0.0' });
}

createServer(async (req, res) => {
  if (req.url !== '/mcp') return void res.writeHead(404).end();
  const id = req.headers['mcp-session-id'] as string | undefined;
  if (id) {
    if (transports[id]) return void (await transports[id].handleRequest(req, res));
    return void res.writeHead(404).end();
  }
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const message = JSON.parse(Buffer.concat(chunks).toString());
  console.error('message', message.method);
  if (!isInitializeRequest(message)) return void res.writeHead(400).end();
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (sessionId) => {
      transports[sessionId] = transport;
    },
  });
  await build().connect(transport);
  await transport.handleRequest(req, res, message);
}).listen(3000);
