import { createServer } from 'node:http';
import { Server, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

function createMcpServer() {
  return new Server({ name: 'pair', version: '1.0.0' }, { capabilities: { tools: {} } });
}

const mcpHandler = toNodeHandler(
  createMcpHandler(createMcpServer, { onerror: (error) => console.error(error) }),
);

const httpServer = createServer(async (req, res) => {
  const url = new URL(req.url ?? '/', `http://${req.headers.host}`);

  if (req.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
    res.writeHead(401).end();
    return;
  }

  if (url.pathname === '/mcp' || url.pathname === '/sse') {
    await mcpHandler(req, res);
  } else {
    res.writeHead(404).end();
  }
});

httpServer.listen(3000);
