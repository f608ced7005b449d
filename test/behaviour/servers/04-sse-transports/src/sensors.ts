import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

const readings: Record<string, number> = { kitchen: 21.5, cellar: 9 };

export const createServer = (): McpServer => {
  const server = new McpServer({ name: "sensor-feed", version: "0.2.0" });

  server.tool("echo", "Echo", { text: z.string() }, async ({ text }) => ({
    content: [{ type: "text", text }],
  }));

  server.tool("add", { a: z.number(), b: z.number() }, async ({ a, b }) => ({
    content: [{ type: "text", text: `${a + b}` }],
  }));

  server.tool(
    "temperature",
    "Current temperature of a room",
    { room: z.string().default("kitchen"), fahrenheit: z.boolean().optional() },
    async ({ room, fahrenheit }) => {
      const celsius = readings[room];
      if (celsius === undefined) {
        throw new Error(`No sensor in ${room}`);
      }
      return { content: [{ type: "text", text: fahrenheit ? `${celsius * 1.8 + 32}F` : `${celsius}C` }] };
    }
  );

  server.prompt("report", { room: z.string() }, ({ room }) => ({
    messages: [{ role: "user", content: { type: "text", text: `Report on ${room}` } }],
  }));

  server.resource("rooms", "sensor://rooms", async (uri) => ({
    contents: [{ uri: uri.href, text: Object.keys(readings).join(",") }],
  }));

  server.resource("room", new ResourceTemplate("sensor://rooms/{room}", { list: undefined }), async (uri, { room }) => ({
    contents: [{ uri: uri.href, text: `${readings[room as string]}` }],
  }));

  return server;
};
