const http = require('http');
const { Server, createMcpHandler } = require('@modelcontextprotocol/server');
const {
  CallToolRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} = require('@modelcontextprotocol/core');
const { toNodeHandler } = require('@modelcontextprotocol/node');

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

const mcpHandler = toNodeHandler(createMcpHandler(createServer, { onerror: (error) => console.error(error) }));

const server = http.createServer(async (req, res) => {
  console.log(`${req.method} ${req.url}`);
  if (req.url === '/') {
    res.end('clipboard-mcp\n');
  } else if (req.url === '/mcp') {
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    await mcpHandler(req, res);
  } else {
    res.statusCode = 404;
    res.end();
  }
});

server.listen(process.env.PORT || 7000, () => console.log('clipboard-mcp ready'));
