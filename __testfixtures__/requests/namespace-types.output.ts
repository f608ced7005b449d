import { Client } from '@modelcontextprotocol/client';
import * as types from '@modelcontextprotocol/client';

export const list = (client: Client): Promise<types.ListToolsResult> =>
  client.request({ method: 'tools/list' });
export const call = (client: Client) => client.callTool({ name: 'a' });
