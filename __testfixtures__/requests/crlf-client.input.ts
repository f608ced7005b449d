import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { ListToolsResultSchema } from "@modelcontextprotocol/sdk/types.js";

export const list = (client: Client) =>
  client.request(
    {
      method: "tools/list",
    },
    ListToolsResultSchema,
  );
