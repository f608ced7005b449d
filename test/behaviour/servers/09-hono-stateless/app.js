import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { Hono } from "hono";
import { z } from "zod";

function diceServer() {
  const server = new McpServer({ name: "dice-mcp", version: "0.0.1" });
  server.registerTool("echo", { inputSchema: { text: z.string() } }, async ({ text }) => ({ content: [{ type: "text", text }] }));
  server.registerTool("add", { inputSchema: { rolls: z.array(z.number().min(1).max(6)) } }, async ({ rolls }) => ({
    content: [{ type: "text", text: `${rolls.reduce((a, b) => a + b)}` }],
  }));
  server.registerTool("odds", { inputSchema: { sides: z.number().default(6), wanted: z.number().optional() } }, async ({ sides, wanted = 1 }) => {
    if (wanted > sides) throw new Error("Impossible");
    return { content: [{ type: "text", text: `${wanted}/${sides}` }] };
  });
  server.registerPrompt("game", { argsSchema: { players: z.string() } }, ({ players }) => ({
    messages: [{ role: "user", content: { type: "text", text: `A game for ${players}` } }],
  }));
  server.registerResource("rules", "dice://rules", {}, async (uri) => ({ contents: [{ uri: uri.href, text: "Roll." }] }));
  server.registerResource("die", new ResourceTemplate("dice://{sides}", { list: undefined }), {}, async (uri, { sides }) => ({
    contents: [{ uri: uri.href, text: `d${sides}` }],
  }));
  return server;
}

export const app = new Hono().basePath("/v1");

app.get("/", (c) => c.text("dice"));

app.post("/mcp", async (c) => {
  const server = diceServer();
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  await server.connect(transport);
  const body = await c.req.json();
  return transport.handleRequest(c.req.raw, { parsedBody: body });
});
