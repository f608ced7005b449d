// Stands in for a framework that hides SDK v1 from its user.
import http from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export class FastMCP {
  #info;
  #tools = [];

  constructor(info) {
    this.#info = info;
  }

  addTool(tool) {
    this.#tools.push(tool);
  }

  async start({ httpStream }) {
    const listener = http.createServer(async (request, response) => {
      const server = new McpServer(this.#info);
      for (const { name, description, parameters, execute } of this.#tools) {
        server.registerTool(name, { description, inputSchema: parameters.shape }, async (args) => ({
          content: [{ type: 'text', text: await execute(args) }],
        }));
      }
      const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
      await server.connect(transport);
      await transport.handleRequest(request, response);
    });
    await new Promise((done) => listener.listen(httpStream.port, done));
  }
}
