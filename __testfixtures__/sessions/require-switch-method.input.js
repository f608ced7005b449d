const express = require('express');
const { randomUUID } = require('node:crypto');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');

function createServer() {
  return new McpServer({ name: 'switch', version: '1.0.0' });
}

/** @type {Record<string, StreamableHTTPServerTransport>} */
const transports = {};

async function handleMcp(req, res) {
  const id = req.get('mcp-session-id');
  switch (req.method) {
    case 'POST': {
      let transport = id ? transports[id] : undefined;
      if (!transport) {
        transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          onsessioninitialized: (sid) => { transports[sid] = transport; },
        });
        transport.onclose = () => { delete transports[transport.sessionId]; };
        const server = createServer();
        await server.connect(transport);
      }
      await transport.handleRequest(req, res, req.body);
      break;
    }
    case 'GET':
    case 'DELETE': {
      const transport = transports[id];
      if (!transport) return res.status(404).send('no such session');
      await transport.handleRequest(req, res);
      break;
    }
    default:
      res.status(405).end();
  }
}

const app = express();
app.use(express.json());
app.post('/mcp', handleMcp);
app.get('/mcp', handleMcp);
app.delete('/mcp', handleMcp);
app.listen(3000);
