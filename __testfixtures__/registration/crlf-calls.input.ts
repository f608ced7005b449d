import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

const server = new McpServer({ name: "demo", version: "1.0.0" });

server.tool(
  "add",
  "Adds two numbers",
  {
    a: z.number(),
    b: z.number(),
  },
  async ({ a, b }) => ({ content: [{ type: "text", text: String(a + b) }] }),
);

server.tool("sub", "Subtracts the second from the first", { a: z.number() }, async ({ a }) => {
  const text = `
  ${a}`;
  return { content: [{ type: "text", text }] };
});
