"use strict";

const crypto = require("crypto");
const express = require("express");
const cors = require("cors");
const { z } = require("zod");
const { McpServer, ResourceTemplate } = require("@modelcontextprotocol/sdk/server/mcp.js");
const { StreamableHTTPServerTransport } = require("@modelcontextprotocol/sdk/server/streamableHttp.js");
const { isInitializeRequest } = require("@modelcontextprotocol/sdk/types.js");

const PORT = process.env.PORT || 3000;
const SESSION_TTL_MS = 15 * 60 * 1000;
const RATES = { low: 0.07, high: 0.19 };

function buildServer() {
  const server = new McpServer({ name: "invoice-tools", version: "0.3.1" });

  server.tool("echo", "Repeats a line", { line: z.string() }, async ({ line }) => {
    return { content: [{ type: "text", text: line }] };
  });

  server.tool("add", { net: z.number(), tax: z.number() }, async function ({ net, tax }) {
    return { content: [{ type: "text", text: (net + tax).toFixed(2) }] };
  });

  server.tool(
    "vat",
    "Value added tax of an amount",
    { amount: z.number().positive(), rate: z.enum(["low", "high"]).default("high"), note: z.string().optional() },
    async ({ amount, rate, note }) => ({
      content: [{ type: "text", text: `${(amount * RATES[rate]).toFixed(2)}${note ? ` (${note})` : ""}` }],
    })
  );

  server.tool("void_invoice", async () => {
    throw new Error("Invoices cannot be voided");
  });

  server.prompt("reminder", "A friendly reminder", { customer: z.string() }, ({ customer }) => ({
    messages: [{ role: "user", content: { type: "text", text: `Remind ${customer} kindly.` } }],
  }));

  server.resource("rates", "invoice://rates", async (uri) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(RATES) }],
  }));

  server.resource("rate", new ResourceTemplate("invoice://rates/{name}", { list: undefined }), async (uri, { name }) => ({
    contents: [{ uri: uri.href, text: String(RATES[name]) }],
  }));

  return server;
}

const app = express();
app.use(
  cors({
    origin: "*",
    exposedHeaders: ["Mcp-Session-Id"],
    allowedHeaders: ["Content-Type", "mcp-session-id", "mcp-protocol-version"],
  })
);
app.use(express.json({ limit: "4mb" }));

// sessionId -> { server, transport, lastSeen }
const sessions = {};

app.post("/mcp", async (req, res) => {
  try {
    const sessionId = req.headers["mcp-session-id"];

    if (sessionId && sessions[sessionId]) {
      const session = sessions[sessionId];
      session.lastSeen = Date.now();
      await session.transport.handleRequest(req, res, req.body);
      return;
    }

    if (!sessionId && isInitializeRequest(req.body)) {
      const server = buildServer();
      const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => crypto.randomUUID(),
        onsessioninitialized: (sid) => {
          console.log("session opened: " + sid);
          sessions[sid] = { server, transport, lastSeen: Date.now() };
        },
      });
      transport.onclose = () => {
        const sid = transport.sessionId;
        if (sid && sessions[sid]) {
          console.log("session closed: " + sid);
          delete sessions[sid];
        }
      };
      await server.connect(transport);
      await transport.handleRequest(req, res, req.body);
      return;
    }

    res.status(400).json({
      jsonrpc: "2.0",
      error: { code: -32000, message: "Bad Request: No valid session ID provided" },
      id: null,
    });
  } catch (error) {
    console.error("Error handling MCP request:", error);
    if (!res.headersSent) {
      res.status(500).json({
        jsonrpc: "2.0",
        error: { code: -32603, message: "Internal server error" },
        id: null,
      });
    }
  }
});

app.get("/mcp", async (req, res) => {
  const session = sessions[req.headers["mcp-session-id"]];
  if (!session) {
    return res.status(400).send("Invalid or missing session ID");
  }
  session.lastSeen = Date.now();
  await session.transport.handleRequest(req, res);
});

app.delete("/mcp", async (req, res) => {
  const session = sessions[req.headers["mcp-session-id"]];
  if (!session) {
    return res.status(400).send("Invalid or missing session ID");
  }
  await session.transport.handleRequest(req, res);
});

app.get("/healthz", (req, res) => res.send("ok"));

// Sweep sessions nobody has used for a while
const sweeper = setInterval(() => {
  const now = Date.now();
  for (const sid of Object.keys(sessions)) {
    if (now - sessions[sid].lastSeen > SESSION_TTL_MS) {
      sessions[sid].transport.close();
      delete sessions[sid];
    }
  }
}, 60 * 1000);

const httpServer = app.listen(PORT, () => {
  console.log(`invoice-tools listening on http://localhost:${PORT}/mcp`);
});

async function shutdown() {
  console.log("Shutting down...");
  clearInterval(sweeper);
  for (const sid in sessions) {
    try {
      await sessions[sid].transport.close();
      await sessions[sid].server.close();
      delete sessions[sid];
    } catch (error) {
      console.error(`Error closing session ${sid}:`, error);
    }
  }
  httpServer.close(() => process.exit(0));
  httpServer.closeAllConnections();
}

process.on("SIGINT", shutdown);
process.on("SIGTERM", shutdown);
