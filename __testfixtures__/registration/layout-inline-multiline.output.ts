import { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";

const server = new McpServer({ name: "demo", version: "1.0.0" });

server.registerTool("alerts", {
    description: "Get the weather alerts of a state",
    inputSchema: z.object({
        state: z.string().length(2).describe("Two letters"),
    }),
}, async ({ state }) => {
    return { content: [{ type: "text", text: state }] };
});

server.registerTool("forecast", {
    inputSchema: z.object({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180)
    }),
    annotations: { readOnlyHint: true },
}, async ({ latitude, longitude }) => {
    const text = `
  ${latitude}
      ${longitude}`;
    return { content: [{ type: "text", text }] };
});

server.registerTool("far", {
    description: "A description so long that this line was never wrapped by anything or anybody at all",
}, async () => {
    return { content: [] };
});
