import { randomUUID } from 'node:crypto';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import * as z from 'zod';

const parcels = { P1: 'in transit', P2: 'delivered' };

/** @returns {McpServer} */
function parcelServer() {
  const server = new McpServer({ name: 'parcel-tracker', version: '5.0.0' });
  server.registerTool('echo', { inputSchema: { text: z.string() } }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.registerTool('add', { inputSchema: { weights: z.array(z.number()) } }, async ({ weights }) => ({
    content: [{ type: 'text', text: `${weights.reduce((a, b) => a + b, 0)} g` }],
  }));
  server.registerTool(
    'track',
    { inputSchema: { parcel: z.string(), verbose: z.boolean().default(false), carrier: z.string().optional() } },
    async ({ parcel, verbose, carrier }) => {
      const state = parcels[parcel];
      if (!state) throw new Error(`No parcel ${parcel}`);
      return { content: [{ type: 'text', text: verbose ? `${parcel} (${carrier ?? 'post'}): ${state}` : state }] };
    },
  );
  server.registerPrompt('complaint', { argsSchema: { parcel: z.string() } }, ({ parcel }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Complain about ${parcel}` } }],
  }));
  server.registerResource('parcels', 'parcel://all', {}, async (uri) => ({ contents: [{ uri: uri.href, text: Object.keys(parcels).join() }] }));
  server.registerResource('parcel', new ResourceTemplate('parcel://{id}', { list: undefined }), {}, async (uri, { id }) => ({
    contents: [{ uri: uri.href, text: parcels[id] }],
  }));
  return server;
}

const app = express();
app.use(express.json());

const transports = Object.create(null);

app.all('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'];

  switch (req.method) {
    case 'POST': {
      let transport = transports[sessionId];
      if (!transport && isInitializeRequest(req.body)) {
        transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          enableJsonResponse: true,
          onsessioninitialized: (id) => {
            transports[id] = transport;
          },
        });
        transport.onclose = () => {
          delete transports[transport.sessionId];
        };
        const server = parcelServer();
        await server.connect(transport);
      }
      if (!transport) {
        res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No valid session' }, id: null });
        return;
      }
      await transport.handleRequest(req, res, req.body);
      break;
    }
    case 'GET':
    case 'DELETE': {
      const transport = transports[sessionId];
      if (!transport) {
        res.status(400).send('No valid session');
        return;
      }
      await transport.handleRequest(req, res);
      break;
    }
    default:
      res.status(405).set('Allow', 'GET, POST, DELETE').end();
  }
});

app.listen(process.env.PORT ?? 3000, () => console.log('parcel-tracker ready'));
