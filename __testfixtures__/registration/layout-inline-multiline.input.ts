import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

const server = new McpServer({ name: "demo", version: "1.0.0" });

server.tool("alerts", "Get the weather alerts of a state", {
    state: z.string().length(2).describe("Two letters"),
}, async ({ state }) => {
    return { content: [{ type: "text", text: state }] };
});

server.tool("forecast", {
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180)
}, { readOnlyHint: true }, async ({ latitude, longitude }) => {
    const text = `
  ${latitude}
      ${longitude}`;
    return { content: [{ type: "text", text }] };
});

server.tool("far", "A description so long that this line was never wrapped by anything or anybody at all", async () => {
    return { content: [] };
});
