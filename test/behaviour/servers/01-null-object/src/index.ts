#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { isInitializeRequest } from "@modelcontextprotocol/sdk/types.js";
import cors from "cors";
import express, { Request, Response } from "express";
import { z } from "zod";

const PORT = process.env.PORT ? parseInt(process.env.PORT, 10) : 3000;
const SESSION_TTL_MS = 30 * 60 * 1000;

function buildServer(): McpServer {
  const server = new McpServer({ name: "stock-tool", version: "2.1.0" }, { capabilities: { logging: {} } });
  server.tool("echo", "Echo it", { text: z.string() }, async ({ text }) => ({ content: [{ type: "text", text }] }));
  server.tool("add", { a: z.number(), b: z.number() }, async ({ a, b }) => {
    return { content: [{ type: "text", text: `${a + b}` }] };
  });
  return server;
}

const app = express();
app.use(express.json({ limit: "10mb" }));
app.use(
  cors({
    origin: "*",
    exposedHeaders: ["Mcp-Session-Id"],
    allowedHeaders: ["Content-Type", "mcp-session-id"],
  })
);

const transports: Record<string, StreamableHTTPServerTransport> = Object.create(null);
const lastActivity: Record<string, number> = Object.create(null);

// Drop sessions nobody has used for a while
const sweeper = setInterval(() => {
  const now = Date.now();
  for (const id of Object.keys(lastActivity)) {
    if (now - lastActivity[id] > SESSION_TTL_MS) {
      console.error(`Session ${id} expired`);
      transports[id]?.close();
      delete transports[id];
      delete lastActivity[id];
    }
  }
}, 60_000);
sweeper.unref();

app.get("/health", (req: Request, res: Response) => {
  res.status(200).json({ status: "healthy", activeSessions: Object.keys(transports).length });
});

app.get("/", (_req, res) => {
  res.type("text/plain").send("stock-tool MCP server");
});

app.post("/mcp", async (req: Request, res: Response) => {
  console.error(`POST ${req.path} from ${req.ip}`);
  try {
    const sessionId = req.headers["mcp-session-id"] as string | undefined;
    let transport: StreamableHTTPServerTransport;

    if (sessionId && transports[sessionId]) {
      transport = transports[sessionId];
      lastActivity[sessionId] = Date.now();
    } else if (!sessionId && isInitializeRequest(req.body)) {
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (sid) => {
          console.error(`Session initialized with ID: ${sid}`);
          transports[sid] = transport;
          lastActivity[sid] = Date.now();
        },
      });
      transport.onclose = () => {
        const sid = transport.sessionId;
        if (sid && transports[sid]) {
          console.error(`Transport closed for session ${sid}`);
          delete transports[sid];
          delete lastActivity[sid];
        }
      };
      const server = buildServer();
      await server.connect(transport);
      await transport.handleRequest(req, res, req.body);
      return;
    } else {
      res.status(400).json({
        jsonrpc: "2.0",
        error: { code: -32000, message: "Bad Request: No valid session ID provided" },
        id: null,
      });
      return;
    }

    await transport.handleRequest(req, res, req.body);
  } catch (error) {
    console.error("Error handling MCP request:", error);
    if (!res.headersSent) {
      res.status(500).json({ jsonrpc: "2.0", error: { code: -32603, message: "Internal server error" }, id: null });
    }
  }
});

async function handleSessionRequest(req: Request, res: Response) {
  const sessionId = req.headers["mcp-session-id"] as string | undefined;
  if (!sessionId || !transports[sessionId]) {
    res.status(400).send("Invalid or missing session ID");
    return;
  }
  lastActivity[sessionId] = Date.now();
  await transports[sessionId].handleRequest(req, res);
}

app.get("/mcp", handleSessionRequest);
app.delete("/mcp", handleSessionRequest);

const httpServer = app.listen(PORT, () => {
  console.error(`stock-tool listening on http://localhost:${PORT}/mcp`);
});

process.on("SIGINT", async () => {
  console.error("Shutting down...");
  clearInterval(sweeper);
  for (const sessionId in transports) {
    try {
      await transports[sessionId].close();
      delete transports[sessionId];
    } catch (error) {
      console.error(`Error closing transport for session ${sessionId}:`, error);
    }
  }
  httpServer.close();
  process.exit(0);
});
