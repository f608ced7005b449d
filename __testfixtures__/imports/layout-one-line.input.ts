import { Client } from '@modelcontextprotocol/sdk/client/index.js'; import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ToolSchema, type Tool } from '@modelcontextprotocol/sdk/types.js'; export const run = async (command: string): Promise<Tool[]> => {
  const client = new Client({ name: 'one', version: '1.0.0' }); await client.connect(new StdioClientTransport({ command }));
  return (await client.listTools()).tools.map((tool) => ToolSchema.parse(tool));
};
