import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { createMcpExpressApp, requireBearerAuth } from '@modelcontextprotocol/express';
import { toNodeHandler } from '@modelcontextprotocol/node';

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

const mcp = createMcpHandler(getServer, { onerror: error => console.error('Error handling MCP request:', error) });
const mcpHandler = toNodeHandler(mcp);

/** @type {import('express').RequestHandler} */
const mcpPostHandler = async (req, res) => {
    const banner = `
        ${req.method} from
  ${req.ip}
    `;
    console.log(banner);
    return mcpHandler(req, res, req.body);
};

if (gate) {
    app.all('/mcp', gate, mcpPostHandler);
} else {
    // TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
    app.all('/mcp', mcpPostHandler);
}

app.listen(3000);

process.on('SIGINT', async () => {
    await mcp.close();
    process.exit(0);
});
