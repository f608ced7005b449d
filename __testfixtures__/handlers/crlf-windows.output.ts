import { Server } from "@modelcontextprotocol/server";

const server = new Server({ name: "x", version: "1" }, { capabilities: { prompts: {} } });
server.setRequestHandler("prompts/list", async () => ({
  prompts: [],
}));
