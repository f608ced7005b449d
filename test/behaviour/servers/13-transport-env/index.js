const { McpServer, ResourceTemplate } = require("@modelcontextprotocol/sdk/server/mcp.js");
const { z } = require("zod");

const jokes = ["Two bytes meet.", "There are 10 kinds of people."];

const server = new McpServer({ name: "joke-mcp", version: "0.0.9" });

server.tool("echo", { text: z.string() }, async ({ text }) => ({ content: [{ type: "text", text }] }));
server.tool("add", { a: z.number(), b: z.number() }, async ({ a, b }) => ({ content: [{ type: "text", text: `${a + b}` }] }));
server.tool("joke", { number: z.number().int().default(0), loud: z.boolean().optional() }, async ({ number, loud }) => {
  const joke = jokes[number];
  if (!joke) throw new Error("No more jokes");
  return { content: [{ type: "text", text: loud ? joke.toUpperCase() : joke }] };
});
server.prompt("funny", { topic: z.string() }, ({ topic }) => ({
  messages: [{ role: "user", content: { type: "text", text: `A joke about ${topic}` } }],
}));
server.resource("jokes", "joke://all", async (uri) => ({ contents: [{ uri: uri.href, text: jokes.join("\n") }] }));
server.resource("joke", new ResourceTemplate("joke://{n}", { list: undefined }), async (uri, { n }) => ({
  contents: [{ uri: uri.href, text: jokes[n] }],
}));

async function runStdio() {
  const { StdioServerTransport } = require("@modelcontextprotocol/sdk/server/stdio.js");
  await server.connect(new StdioServerTransport());
  console.error("joke-mcp on stdio");
}

async function runHttp() {
  const express = require("express");
  const { randomUUID } = require("crypto");
  const { StreamableHTTPServerTransport } = require("@modelcontextprotocol/sdk/server/streamableHttp.js");

  const app = express();
  app.use(express.json());

  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
  await server.connect(transport);

  app.all("/mcp", (req, res) => transport.handleRequest(req, res, req.body));
  app.listen(process.env.PORT || 3000, () => console.error("joke-mcp on http"));
}

const run = process.env.MCP_TRANSPORT === "http" ? runHttp : runStdio;
run().catch((error) => {
  console.error(error);
  process.exit(1);
});
