import { createMcpExpressApp } from '@modelcontextprotocol/express';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import cors from 'cors';

const handler = toNodeHandler(createMcpHandler(() => new McpServer({ name: 'open', version: '1.0.0' })));
const app = createMcpExpressApp({ host: '0.0.0.0' });
app.use(cors());

app.all('/mcp', (req, res) => void handler(req, res, req.body));
app.post('/direct', handler);
