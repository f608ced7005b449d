import express, { type Request, type Response } from 'express';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';

const getServer = () => new McpServer({ name: 'both', version: '1.0.0' });
const app = express();
app.use(express.json());

const mcpHandler = toNodeHandler(createMcpHandler(getServer, { onerror: (error) => console.error(error) }));

// Streamable HTTP
// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all(['/mcp', '/sse'], (req: Request, res: Response) => void mcpHandler(req, res, req.body));

app.listen(3000);
