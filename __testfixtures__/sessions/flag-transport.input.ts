import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';

function createServer() {
  return new McpServer({ name: 'clock', version: '1.0.0' });
}

async function serveHttp(port: number) {
  const app = express();
  app.use(express.json());
  app.post('/mcp', async (req, res) => {
    const server = createServer();
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    res.on('close', () => {
      transport.close();
      server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(req, res, req.body);
  });
  app.listen(port, () => console.error(`listening on ${port}`));
}

if (process.argv.includes('--http')) {
  await serveHttp(Number(process.env.PORT ?? 3000));
} else {
  await createServer().connect(new StdioServerTransport());
}
