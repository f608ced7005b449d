const fastify = require('fastify')({ logger: true });
const { McpServer, createMcpHandler } = require('@modelcontextprotocol/server');
const { toNodeHandler } = require('@modelcontextprotocol/node');

const createServer = () => new McpServer({ name: 'hooks', version: '1.0.0' });

const mcpHandler = toNodeHandler(createMcpHandler(createServer, { onerror: (error) => console.error(error) }));

fastify.post('/mcp', { preHandler: checkToken }, async (request, reply) => {
  reply.hijack();
  await mcpHandler(request.raw, reply.raw, request.body);
});

fastify.get('/mcp', async (request, reply) => reply.code(405).send({ error: 'Method not allowed' }));

async function checkToken(request, reply) {
  if (request.headers.authorization !== 'Bearer secret') return reply.code(401).send();
}

fastify.listen({ port: 3000 });
