const { randomUUID } = require("crypto");
const express = require("express");
const { z } = require("zod");
const { McpServer } = require("@modelcontextprotocol/sdk/server/mcp.js");
const { StreamableHTTPServerTransport } = require("@modelcontextprotocol/sdk/server/streamableHttp.js");
const { isInitializeRequest } = require("@modelcontextprotocol/sdk/types.js");
const { users, mailOf } = require("./users");

// session id -> user
const sessionUsers = {};
const transports = {};

function createMailServer() {
  const server = new McpServer({ name: "mailbox", version: "1.0.0" });

  server.tool("echo", { text: z.string() }, async ({ text }) => ({ content: [{ type: "text", text }] }));

  server.tool("read_mail", "Reads your mail", { limit: z.number().default(10) }, async ({ limit }, extra) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const user = sessionUsers[extra.sessionId];
    if (!user) {
      return { content: [{ type: "text", text: "Not logged in" }], isError: true };
    }
    return { content: [{ type: "text", text: mailOf(user).slice(0, limit).join("\n") }] };
  });

  return server;
}

const app = express();
app.use(express.json());

app.post("/mcp", async (req, res) => {
  const token = (req.headers.authorization || "").replace("Bearer ", "");
  const user = users[token];
  if (!user) {
    return res.status(401).json({ error: "unauthorized" });
  }

  const sessionId = req.headers["mcp-session-id"];
  let transport = transports[sessionId];

  if (!transport) {
    if (!isInitializeRequest(req.body)) {
      return res.status(400).json({ jsonrpc: "2.0", error: { code: -32000, message: "No session" }, id: null });
    }
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = transport;
        sessionUsers[id] = user;
      },
    });
    transport.onclose = () => {
      delete transports[transport.sessionId];
      delete sessionUsers[transport.sessionId];
    };
    await createMailServer().connect(transport);
  }

  await transport.handleRequest(req, res, req.body);
});

app.listen(process.env.PORT || 3000, () => console.log("mailbox"));
