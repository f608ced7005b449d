import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { McpError as WireError, ErrorCode as WireCode, type Tool as McpTool } from '@modelcontextprotocol/sdk/types.js';

export async function listTools(command: string): Promise<McpTool[]> {
  const client = new McpClient({ name: 'lister', version: '1.0.0' });
  await client.connect(new Stdio({ command }));
  try {
    const { tools } = await client.listTools();
    return tools;
  } catch (error) {
    if (error instanceof WireError && error.code === WireCode.MethodNotFound) return [];
    throw error;
  } finally {
    await client.close();
  }
}
