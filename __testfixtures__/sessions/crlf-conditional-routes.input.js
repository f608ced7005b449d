import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';

const getServer = () => new McpServer({ name: 'conditional', version: '1.0.0' });
const useOAuth = process.argv.includes('--oauth');
const app = createMcpExpressApp();
const gate = useOAuth
    ? requireBearerAuth({
          verifier: {
              verifyAccessToken: async token => ({ token, clientId: 'c', scopes: [], expiresAt: Date.now() / 1000 + 60 })
          }
      })
    : null;

/** @type {Record<string, StreamableHTTPServerTransport>} */
const transports = {};

/** @type {import('express').RequestHandler} */
const mcpPostHandler = async (req, res) => {
    const banner = `
        ${req.method} from
  ${req.ip}
    `;
    console.log(banner);
    const sessionId = String(req.headers['mcp-session-id'] ?? '');
    try {
        /** @type {StreamableHTTPServerTransport} */
        let transport;
        if (sessionId && transports[sessionId]) {
            transport = transports[sessionId];
        } else if (!sessionId && isInitializeRequest(req.body)) {
            transport = new StreamableHTTPServerTransport({
                sessionIdGenerator: () => randomUUID(),
                onsessioninitialized: sid => {
                    console.log(`Session initialized with ID: ${sid}`);
                    transports[sid] = transport;
                }
            });
            transport.onclose = () => {
                const sid = transport.sessionId;
                if (sid && transports[sid]) delete transports[sid];
            };
            await getServer().connect(transport);
            await transport.handleRequest(req, res, req.body);
            return;
        } else {
            res.status(400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No valid session ID' }, id: null });
            return;
        }
        await transport.handleRequest(req, res, req.body);
    } catch (error) {
        console.error('Error handling MCP request:', error);
        if (!res.headersSent) {
            res.status(500).json({ jsonrpc: '2.0', error: { code: -32603, message: 'Internal server error' }, id: null });
        }
    }
};

if (gate) {
    app.post('/mcp', gate, mcpPostHandler);
} else {
    app.post('/mcp', mcpPostHandler);
}

/** @type {import('express').RequestHandler} */
const mcpGetHandler = async (req, res) => {
    const transport = transports[String(req.headers['mcp-session-id'])];
    if (!transport) {
        res.status(400).send('Invalid or missing session ID');
        return;
    }
    await transport.handleRequest(req, res);
};

if (gate) {
    app.get('/mcp', gate, mcpGetHandler);
    app.delete('/mcp', gate, mcpGetHandler);
} else {
    app.get('/mcp', mcpGetHandler);
    app.delete('/mcp', mcpGetHandler);
}

app.listen(3000);

process.on('SIGINT', async () => {
    for (const sessionId in transports) {
        try {
            await transports[sessionId].close();
            delete transports[sessionId];
        } catch (error) {
            console.error(`Error closing transport for session ${sessionId}:`, error);
        }
    }
    process.exit(0);
});
