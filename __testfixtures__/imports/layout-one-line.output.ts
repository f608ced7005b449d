import { Client, type Tool } from '@modelcontextprotocol/client'; import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { ToolSchema } from '@modelcontextprotocol/core'; export const run = async (command: string): Promise<Tool[]> => {
  const client = new Client({ name: 'one', version: '1.0.0' }); await client.connect(new StdioClientTransport({ command }));
  return (await client.listTools()).tools.map((tool) => ToolSchema.parse(tool));
};
