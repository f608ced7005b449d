import express from 'express';
import { Server, createMcpHandler } from '@modelcontextprotocol/server';
import { ListToolsRequestSchema } from '@modelcontextprotocol/core';
import { toNodeHandler } from '@modelcontextprotocol/node';

async function loadTools() {
  return [{ name: 'echo', inputSchema: { type: 'object' as const } }];
}

const app = express();

app.use(express.json());

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', async (req, res) => {
  console.log('request from', req.ip);
  const tools = await loadTools();

  const createServer = () => {
    const server = new Server({ name: 'inline', version: '1.0.0' }, { capabilities: { tools: {} } });

    // The list does not change while we run.
    server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));

    return server;
  };

  const mcpHandler = toNodeHandler(
    createMcpHandler(createServer, { onerror: (error) => console.error(error) }),
  );
  await mcpHandler(req, res, req.body);
});

app.listen(3000);
