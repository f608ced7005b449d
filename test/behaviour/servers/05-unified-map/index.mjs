import { randomUUID } from "node:crypto";
import express from "express";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { isInitializeRequest } from "@modelcontextprotocol/sdk/types.js";
import museum from "./museum.mjs";

const app = express();
app.use(express.json());

const transports = new Map();

function wrongTransport(res) {
  res.status(400).json({
    jsonrpc: "2.0",
    error: { code: -32000, message: "Bad Request: Session exists but uses a different transport protocol" },
    id: null,
  });
}

app.all("/mcp", async (req, res) => {
  console.log(`Received ${req.method} request to /mcp`);
  try {
    const sessionId = req.headers["mcp-session-id"];
    let transport;

    if (sessionId && transports.has(sessionId)) {
      const existing = transports.get(sessionId);
      if (existing instanceof StreamableHTTPServerTransport) {
        transport = existing;
      } else {
        wrongTransport(res);
        return;
      }
    } else if (!sessionId && req.method === "POST" && isInitializeRequest(req.body)) {
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (id) => {
          transports.set(id, transport);
        },
      });
      transport.onclose = () => {
        const sid = transport.sessionId;
        if (sid && transports.has(sid)) transports.delete(sid);
      };
      const server = museum();
      await server.connect(transport);
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

app.get("/sse", async (req, res) => {
  console.log("Received GET request to /sse (deprecated SSE transport)");
  const transport = new SSEServerTransport("/messages", res);
  transports.set(transport.sessionId, transport);
  res.on("close", () => {
    transports.delete(transport.sessionId);
  });
  const server = museum();
  await server.connect(transport);
});

app.post("/messages", async (req, res) => {
  const sessionId = req.query.sessionId;
  const existing = transports.get(sessionId);
  if (existing instanceof SSEServerTransport) {
    await existing.handlePostMessage(req, res, req.body);
  } else if (existing) {
    wrongTransport(res);
  } else {
    res.status(400).send("No transport found for sessionId");
  }
});

const PORT = process.env.PORT ?? 3000;
const listener = app.listen(PORT, () => {
  console.log(`museum-guide listening on port ${PORT}`);
});

process.on("SIGINT", async () => {
  console.log("Shutting down server...");
  for (const [sessionId, transport] of transports) {
    try {
      console.log(`Closing transport for session ${sessionId}`);
      await transport.close();
      transports.delete(sessionId);
    } catch (error) {
      console.error(`Error closing transport for session ${sessionId}:`, error);
    }
  }
  listener.close();
  console.log("Server shutdown complete");
  process.exit(0);
});
