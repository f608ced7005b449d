#!/usr/bin/env node
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const remote = new Client({
    name: "remote",
    version: "1.0.0"
}, {
    capabilities: {}
});
await remote.connect(new StreamableHTTPClientTransport(new URL("http://localhost:3000/mcp")));

const local = new Client({ name: "local", version: "1.0.0" });
await local.connect(new StdioClientTransport({ command: "server" }));
