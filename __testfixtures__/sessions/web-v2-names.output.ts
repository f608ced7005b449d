import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

const app = new Hono();
app.use('/mcp', bearerAuth({ token: 'secret' }));

const createServer = () => new McpServer({ name: 'moved', version: '2.0.0' });

const mcpHandler = createMcpHandler(createServer, { onerror: (error) => console.error(error) });

app.all('/mcp', (c) => mcpHandler.fetch(c.req.raw));

export default app;
