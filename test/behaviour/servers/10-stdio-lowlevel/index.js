#!/usr/bin/env node
const { Server } = require("@modelcontextprotocol/sdk/server/index.js");
const { StdioServerTransport } = require("@modelcontextprotocol/sdk/server/stdio.js");
const types = require("@modelcontextprotocol/sdk/types.js");

const BOOKMARKS = new Map([["node", "https://nodejs.org"], ["mdn", "https://developer.mozilla.org"]]);

function createServer() {
  const server = new Server(
    { name: "bookmarks", version: "0.4.0" },
    { capabilities: { tools: {}, resources: {} } }
  );

  server.setRequestHandler(types.ListToolsRequestSchema, () => ({
    tools: [
      { name: "echo", inputSchema: { type: "object", properties: { text: { type: "string" } } } },
      { name: "open", description: "Address of a bookmark", inputSchema: { type: "object", properties: { name: { type: "string", default: "node" } } } },
    ],
  }));

  server.setRequestHandler(types.CallToolRequestSchema, async ({ params }) => {
    if (params.name === "echo") return { content: [{ type: "text", text: String(params.arguments.text) }] };
    const url = BOOKMARKS.get(params.arguments?.name ?? "node");
    if (!url) return { isError: true, content: [{ type: "text", text: "not found" }] };
    return { content: [{ type: "text", text: url }] };
  });

  server.setRequestHandler(types.ListResourcesRequestSchema, async () => ({
    resources: [...BOOKMARKS.keys()].map((name) => ({ name, uri: `bookmark://${name}` })),
  }));
  server.setRequestHandler(types.ReadResourceRequestSchema, async ({ params: { uri } }) => ({
    contents: [{ uri, text: BOOKMARKS.get(uri.slice("bookmark://".length)) }],
  }));

  return server;
}

async function runServer() {
  const transport = new StdioServerTransport();
  const server = createServer();
  server.onerror = (error) => console.error("[MCP Error]", error);
  await server.connect(transport);
  process.on("SIGINT", async () => {
    await server.close();
    process.exit(0);
  });
}

runServer().catch(console.error);
