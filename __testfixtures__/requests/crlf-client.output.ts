import { Client } from "@modelcontextprotocol/client";

export const list = (client: Client) =>
  client.request({
    method: "tools/list",
  });
