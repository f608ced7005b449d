import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { registerBookTools } from './tools/books.js';
import { registerMathTools } from './tools/math.js';
import { registerResources } from './resources.js';

export function createLibraryServer(): McpServer {
  const server = new McpServer(
    { name: 'library', version: '2.0.0' },
    { capabilities: { logging: {} } },
  );
  registerBookTools(server);
  registerMathTools(server);
  registerResources(server);
  return server;
}
