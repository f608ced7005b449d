import { McpServer } from '@modelcontextprotocol/server';
export const route = (res: any, id: string) => {
  res.setHeader('fly-replay', `instance=${id}`);
};
export type S = McpServer;
