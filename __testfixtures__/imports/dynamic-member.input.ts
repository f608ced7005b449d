import type { Tool } from '@modelcontextprotocol/sdk/types.js';

export const loadServer = async () => (await import('@modelcontextprotocol/sdk/server/mcp.js')).McpServer;

export const loadError = () => import('@modelcontextprotocol/sdk/types.js').then((types) => types.McpError);

export const parse = (tool: unknown): Promise<Tool> =>
  import('@modelcontextprotocol/sdk/types.js').then(({ ToolSchema }) => ToolSchema.parse(tool));

export async function codes() {
  const types = await import('@modelcontextprotocol/sdk/types.js');
  return [types.ErrorCode.ParseError, new types.McpError(types.ErrorCode.ParseError, 'x')];
}

export async function schema() {
  const types = await import('@modelcontextprotocol/sdk/types.js');
  return types.ToolSchema;
}
