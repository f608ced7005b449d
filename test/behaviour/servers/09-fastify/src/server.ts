import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const METERS: Record<string, number> = { gas: 1200, water: 88 };

function createMeterServer(): McpServer {
  const server = new McpServer({ name: 'meter-reader', version: '1.3.0' });
  server.tool('echo', { text: z.string() }, async ({ text }) => ({ content: [{ type: 'text', text }] }));
  server.tool('add', { a: z.number(), b: z.number() }, async ({ a, b }) => ({
    content: [{ type: 'text', text: `${a + b}` }],
  }));
  server.tool(
    'read',
    'Reads a meter',
    { meter: z.string().default('gas'), unit: z.string().optional() },
    async ({ meter, unit }) => {
      const value = METERS[meter];
      if (value === undefined) throw new Error(`No ${meter} meter`);
      return { content: [{ type: 'text', text: `${value} ${unit ?? 'm3'}` }] };
    },
  );
  server.prompt('bill', { month: z.string() }, ({ month }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `The bill of ${month}` } }],
  }));
  server.resource('meters', 'meter://all', async (uri) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(METERS) }],
  }));
  server.resource('meter', new ResourceTemplate('meter://{name}', { list: undefined }), async (uri, { name }) => ({
    contents: [{ uri: uri.href, text: `${METERS[String(name)]}` }],
  }));
  return server;
}

const fastify = Fastify({ logger: false });
const transports = new Map<string, StreamableHTTPServerTransport>();

fastify.get('/health', async () => ({ status: 'ok' }));

fastify.post('/mcp', async (request: FastifyRequest, reply: FastifyReply) => {
  const sessionId = request.headers['mcp-session-id'] as string | undefined;
  let transport = sessionId ? transports.get(sessionId) : undefined;

  if (!transport) {
    if (sessionId || !isInitializeRequest(request.body)) {
      return reply.code(400).send({
        jsonrpc: '2.0',
        error: { code: -32000, message: 'Bad Request: No valid session ID provided' },
        id: null,
      });
    }
    const created = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports.set(id, created);
      },
    });
    created.onclose = () => {
      if (created.sessionId) transports.delete(created.sessionId);
    };
    await createMeterServer().connect(created);
    transport = created;
  }

  reply.hijack();
  await transport.handleRequest(request.raw, reply.raw, request.body);
});

const handleSessionRequest = async (request: FastifyRequest, reply: FastifyReply) => {
  const transport = transports.get((request.headers['mcp-session-id'] as string | undefined) ?? '');
  if (!transport) {
    return reply.code(400).send('Invalid or missing session ID');
  }
  reply.hijack();
  await transport.handleRequest(request.raw, reply.raw);
};

fastify.get('/mcp', handleSessionRequest);
fastify.delete('/mcp', handleSessionRequest);

try {
  await fastify.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' });
  console.log('meter-reader is up');
} catch (error) {
  fastify.log.error(error);
  process.exit(1);
}
