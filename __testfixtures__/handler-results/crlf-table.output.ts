import { Server, type Tool } from "@modelcontextprotocol/server";

const tools: Tool[] = [
  {
    name: "a",
    inputSchema: { type: "object" },
  },
];

export const register = (server: Server) =>
  server.setRequestHandler("tools/list", async () => ({ tools }));
