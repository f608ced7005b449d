#!/usr/bin/env -S node --no-warnings
import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js"
import { createServer } from "node:http"

const server = new Server({ name: "events", version: "1.0.0" }, { capabilities: {} })

createServer(async (request, response) => {
  const transport = new SSEServerTransport("/messages", response)
  await server.connect(transport)
}).listen(8080)
