import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { NoteStore } from "../store.js";

export function registerNotes(server: McpServer, store: NoteStore) {
  server.tool(
    "note",
    "Reads a note",
    { id: z.string().default("milk"), prefix: z.string().optional() },
    async ({ id, prefix }) => ({ content: [{ type: "text", text: `${prefix ?? ""}${store.find(id)}` }] }),
  );
  server.prompt("summary", () => ({
    messages: [{ role: "user", content: { type: "text", text: `Summarise ${store.ids().length} notes` } }],
  }));
  server.resource("ids", "notes://ids", async (uri) => ({ contents: [{ uri: uri.href, text: store.ids().join() }] }));
  server.resource("note", new ResourceTemplate("notes://{id}", { list: undefined }), async (uri, { id }) => ({
    contents: [{ uri: uri.href, text: store.find(String(id)) }],
  }));
}
