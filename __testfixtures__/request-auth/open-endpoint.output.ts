import { createMcpExpressApp } from '@modelcontextprotocol/express';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import cors from 'cors';

const handler = toNodeHandler(createMcpHandler(() => new McpServer({ name: 'open', version: '1.0.0' })));
const app = createMcpExpressApp({ host: '0.0.0.0' });
app.use(cors());

// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.all('/mcp', (req, res) => void handler(req, res, req.body));
// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
app.post('/direct', handler);
