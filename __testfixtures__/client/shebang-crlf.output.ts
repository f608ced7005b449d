#!/usr/bin/env node
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const remote = new Client({
    name: "remote",
    version: "1.0.0"
}, {
    capabilities: {},
    versionNegotiation: { mode: "auto" }
});
await remote.connect(new StreamableHTTPClientTransport(new URL("http://localhost:3000/mcp")));

const local = new Client({ name: "local", version: "1.0.0" });
await local.connect(new StdioClientTransport({ command: "server" }));
