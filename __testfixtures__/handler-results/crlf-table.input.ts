import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const tools = [
  {
    name: "a",
    inputSchema: { type: "object" },
  },
];

export const register = (server: Server) =>
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
