import {
  Client as McpClient,
  ProtocolError as WireError,
  ProtocolErrorCode as WireCode,
  type Tool as McpTool,
} from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio } from '@modelcontextprotocol/client/stdio';

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
