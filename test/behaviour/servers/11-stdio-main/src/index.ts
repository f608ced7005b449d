#!/usr/bin/env node
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { NoteStore } from "./store.js";
import { registerNotes } from "./tools/notes.js";
import { registerBasics } from "./tools/basics.js";

const NOTES_OWNER = process.env.NOTES_OWNER || "nobody";

// Create server instance
const server = new McpServer(
  {
    name: "notes",
    version: "2.3.0",
  },
  {
    instructions: `Notes of ${NOTES_OWNER}`,
  },
);

const store = new NoteStore(NOTES_OWNER);

registerBasics(server);
registerNotes(server, store);

async function main() {
  const transport = new StdioServerTransport();
  await server.connect(transport);
  console.error("Notes MCP Server running on stdio");
}

main().catch((error) => {
  console.error("Fatal error in main():", error);
  process.exit(1);
});
