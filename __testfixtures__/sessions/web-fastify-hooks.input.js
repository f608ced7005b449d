const fastify = require('fastify')({ logger: true });
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');

const createServer = () => new McpServer({ name: 'hooks', version: '1.0.0' });

fastify.post('/mcp', { preHandler: checkToken }, async (request, reply) => {
  try {
    const server = createServer();
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    reply.raw.on('close', () => {
      transport.close();
      server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(request.raw, reply.raw, request.body);
  } catch (error) {
    request.log.error(error);
  }
});

fastify.get('/mcp', async (request, reply) => reply.code(405).send({ error: 'Method not allowed' }));

async function checkToken(request, reply) {
  if (request.headers.authorization !== 'Bearer secret') return reply.code(401).send();
}

fastify.listen({ port: 3000 });
