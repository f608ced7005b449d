import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";

const server = new McpServer({ name: "notes", version: "1.0.0" });
const notes: string[] = [];
server.registerTool("list", { description: `All
  of them` }, async () => ({
  content: notes.map((text) => ({ type: "text", text })),
}));

const transport = new StdioServerTransport();
await server.connect(transport);
