import { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";

const server = new McpServer({ name: "demo", version: "1.0.0" });

server.registerTool(
  "add",
  {
    description: "Adds two numbers",
    inputSchema: z.object({
      a: z.number(),
      b: z.number(),
    }),
  },
  async ({ a, b }) => ({ content: [{ type: "text", text: String(a + b) }] }),
);

server.registerTool(
  "sub",
  {
    description: "Subtracts the second from the first",
    inputSchema: z.object({ a: z.number() }),
  },
  async ({ a }) => {
    const text = `
  ${a}`;
    return { content: [{ type: "text", text }] };
  },
);
