import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

const halls = { fossils: ["ammonite", "trilobite"], minerals: ["quartz"] };

export default function museum() {
  const mcp = new McpServer({ name: "museum-guide", version: "1.0.7" }, { instructions: "Whisper." });
  mcp.registerTool("echo", { inputSchema: { text: z.string() } }, async ({ text }) => ({
    content: [{ type: "text", text }],
  }));
  mcp.registerTool("add", { inputSchema: { adults: z.number(), children: z.number().default(0) } }, async (visitors) => ({
    content: [{ type: "text", text: `${visitors.adults * 12 + visitors.children * 5} €` }],
  }));
  mcp.registerTool(
    "exhibits",
    { title: "Exhibits", inputSchema: { hall: z.enum(["fossils", "minerals"]), first: z.number().optional() } },
    async ({ hall, first }) => ({ content: [{ type: "text", text: halls[hall].slice(0, first).join(", ") }] })
  );
  mcp.registerTool("touch", {}, async () => {
    throw new Error("Please do not touch");
  });
  mcp.registerPrompt("tour", { argsSchema: { minutes: z.string() } }, ({ minutes }) => ({
    messages: [{ role: "assistant", content: { type: "text", text: `A tour of ${minutes} minutes` } }],
  }));
  mcp.registerResource("halls", "museum://halls", { title: "Halls" }, async (uri) => ({
    contents: [{ uri: uri.href, text: JSON.stringify(Object.keys(halls)) }],
  }));
  mcp.registerResource("hall", new ResourceTemplate("museum://halls/{hall}", { list: undefined }), {}, async (uri, vars) => ({
    contents: [{ uri: uri.href, text: halls[vars.hall].join() }],
  }));
  return mcp;
}
