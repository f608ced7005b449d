import express, { Request, Response } from 'express';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

const FACTORS: Record<string, number> = { km: 1000, mi: 1609.344, m: 1 };

function getServer(): McpServer {
  const server = new McpServer({ name: 'units', version: '1.0.0' }, { capabilities: { logging: {} } });

  server.registerTool(
    'echo',
    { inputSchema: { text: z.string() } },
    async ({ text }) => ({ content: [{ type: 'text', text }] }),
  );
  server.registerTool(
    'add',
    { inputSchema: { a: z.number(), b: z.number() } },
    async ({ a, b }) => ({ content: [{ type: 'text', text: `${a + b}` }] }),
  );
  server.registerTool(
    'convert',
    {
      description: 'Converts lengths to metres',
      inputSchema: {
        value: z.number(),
        unit: z.enum(['km', 'mi', 'm']).default('km'),
        digits: z.number().optional(),
      },
    },
    async ({ value, unit, digits }) => {
      const metres = value * (FACTORS[unit] ?? 1);
      return { content: [{ type: 'text', text: metres.toFixed(digits ?? 0) }] };
    },
  );
  server.registerTool('explode', { description: 'Fails' }, async () => {
    throw new TypeError('no such unit');
  });
  server.registerPrompt('explain', { argsSchema: { unit: z.string() } }, ({ unit }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `What is a ${unit}?` } }],
  }));
  server.registerResource('factors', 'units://factors', {}, async (uri) => ({
    contents: [{ uri: uri.toString(), text: JSON.stringify(FACTORS) }],
  }));
  server.registerResource('factor', new ResourceTemplate('units://factors/{unit}', { list: undefined }), {}, async (uri, { unit }) => ({
    contents: [{ uri: uri.toString(), text: String(FACTORS[String(unit)]) }],
  }));
  return server;
}

const app = express();
app.use(express.json());

app.post('/mcp', async (req: Request, res: Response) => {
  // In stateless mode, create a new instance of transport and server for each request
  // to ensure complete isolation.
  try {
    const server = getServer();
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: undefined,
    });
    res.on('close', () => {
      console.log('Request closed');
      transport.close();
      server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(req, res, req.body);
  } catch (error) {
    console.error('Error handling MCP request:', error);
    if (!res.headersSent) {
      res.status(500).json({
        jsonrpc: '2.0',
        error: {
          code: -32603,
          message: 'Internal server error',
        },
        id: null,
      });
    }
  }
});

// SSE notifications not supported in stateless mode
app.get('/mcp', async (req: Request, res: Response) => {
  console.log('Received GET MCP request');
  res.writeHead(405).end(
    JSON.stringify({
      jsonrpc: '2.0',
      error: {
        code: -32000,
        message: 'Method not allowed.',
      },
      id: null,
    }),
  );
});

// Session termination not needed in stateless mode
app.delete('/mcp', async (req: Request, res: Response) => {
  console.log('Received DELETE MCP request');
  res.writeHead(405).end(
    JSON.stringify({
      jsonrpc: '2.0',
      error: {
        code: -32000,
        message: 'Method not allowed.',
      },
      id: null,
    }),
  );
});

const PORT = process.env.PORT || 3000;
app.listen(PORT, () => {
  console.log(`MCP Stateless Streamable HTTP Server listening on port ${PORT}`);
});
