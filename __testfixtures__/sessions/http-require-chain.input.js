const http = require('http');
const { randomUUID } = require('crypto');
const { Server } = require('@modelcontextprotocol/sdk/server/index.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');
const {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} = require('@modelcontextprotocol/sdk/types.js');

const CLIPS = { greeting: 'Good morning', closing: 'Kind regards' };

function createServer() {
  const server = new Server(
    { name: 'clipboard-mcp', version: '0.1.0' },
    { capabilities: { tools: {}, prompts: {}, resources: {} } }
  );

  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: [
      {
        name: 'echo',
        description: 'Echo',
        inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
      },
      {
        name: 'add',
        description: 'Add',
        inputSchema: {
          type: 'object',
          properties: { a: { type: 'number' }, b: { type: 'number', default: 1 } },
          required: ['a'],
        },
      },
      { name: 'shred', description: 'Always fails', inputSchema: { type: 'object', properties: {} } },
    ],
  }));

  server.setRequestHandler(CallToolRequestSchema, async (request) => {
    const { name, arguments: args = {} } = request.params;
    switch (name) {
      case 'echo':
        return { content: [{ type: 'text', text: args.text }] };
      case 'add':
        return { content: [{ type: 'text', text: String(args.a + (args.b ?? 1)) }] };
      default:
        return { content: [{ type: 'text', text: `Cannot ${name}` }], isError: true };
    }
  });

  server.setRequestHandler(ListPromptsRequestSchema, async () => ({
    prompts: [{ name: 'letter', arguments: [{ name: 'to', required: true }] }],
  }));

  server.setRequestHandler(GetPromptRequestSchema, async (request) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `A letter to ${request.params.arguments.to}` } }],
  }));

  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: Object.keys(CLIPS).map((name) => ({ uri: `clip:///${name}`, name })),
  }));

  server.setRequestHandler(ListResourceTemplatesRequestSchema, async () => ({
    resourceTemplates: [{ uriTemplate: 'clip:///{name}', name: 'clip' }],
  }));

  server.setRequestHandler(ReadResourceRequestSchema, async (request) => {
    const name = request.params.uri.replace('clip:///', '');
    return { contents: [{ uri: request.params.uri, text: CLIPS[name] }] };
  });

  return server;
}

const sessions = {};

function reply(res, status, message) {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }));
}

function readBody(req) {
  return new Promise((resolve, reject) => {
    let data = '';
    req.on('data', (chunk) => (data += chunk));
    req.on('end', () => {
      try {
        resolve(JSON.parse(data));
      } catch (error) {
        reject(error);
      }
    });
    req.on('error', reject);
  });
}

const server = http.createServer(async (req, res) => {
  console.log(`${req.method} ${req.url}`);
  if (req.url === '/') {
    res.end('clipboard-mcp\n');
  } else if (req.url === '/mcp') {
    const sessionId = req.headers['mcp-session-id'];
    if (req.method === 'POST') {
      let body;
      try {
        body = await readBody(req);
      } catch {
        return reply(res, 400, 'Parse error');
      }
      let transport = sessions[sessionId];
      if (!transport) {
        if (body.method !== 'initialize') return reply(res, 400, 'No session');
        transport = new StreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          onsessioninitialized: (id) => {
            sessions[id] = transport;
          },
        });
        transport.onclose = () => {
          delete sessions[transport.sessionId];
        };
        await createServer().connect(transport);
      }
      await transport.handleRequest(req, res, body);
    } else if (req.method === 'GET' || req.method === 'DELETE') {
      const transport = sessions[sessionId];
      if (!transport) return reply(res, 400, 'No session');
      await transport.handleRequest(req, res);
    } else {
      reply(res, 405, 'Method not allowed');
    }
  } else {
    res.statusCode = 404;
    res.end();
  }
});

server.listen(process.env.PORT || 7000, () => console.log('clipboard-mcp ready'));
