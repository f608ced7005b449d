import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { OAuthServerProvider } from '@modelcontextprotocol/sdk/server/auth/provider.js';

export function createServer(provider: OAuthServerProvider) {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });
  server.registerTool('roots', {}, async () => {
    const { roots } = await server.server.listRoots();
    return { content: [{ type: 'text', text: `${roots.length} ${provider.skipLocalPkceValidation}` }] };
  });
  return server;
}
