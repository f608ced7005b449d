#!/usr/bin/env -S node --no-warnings
import { Server } from "@modelcontextprotocol/server"
// TODO(mcp-v2/sse-server): SSEServerTransport: a frozen, deprecated copy in server-legacy; v2 servers speak Streamable HTTP. Serve the endpoint with createMcpHandler() and drop this transport.
import { SSEServerTransport } from "@modelcontextprotocol/server-legacy/sse"
import { createServer } from "node:http"

const server = new Server({ name: "events", version: "1.0.0" }, { capabilities: {} })

createServer(async (request, response) => {
  const transport = new SSEServerTransport("/messages", response)
  await server.connect(transport)
}).listen(8080)
