import { McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";

const notes: string[] = [];

function createServer() {
  const server = new McpServer({ name: "notes", version: "1.0.0" });
  server.registerTool("list", { description: `All
  of them` }, async () => ({
    content: notes.map((text) => ({ type: "text", text })),
  }));

  return server;
}

serveStdio(createServer, { onerror: console.error });
