import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

export const list = (client: Client): Promise<types.ListToolsResult> =>
  client.request({ method: 'tools/list' }, types.ListToolsResultSchema);
export const call = (client: Client) => client.callTool({ name: 'a' }, types.CallToolResultSchema);
