import type { Tool } from '@modelcontextprotocol/server';

class Client {
  request = (message: string): string => message;
}

export const client = new Client();
client.request = (message) => message.trim();
export type Known = Tool;
