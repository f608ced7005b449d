class StdioServerTransport {}

class McpServer {
  async connect(_transport: StdioServerTransport) {}
}

const server = new McpServer();
await server.connect(new StdioServerTransport());

export {};
