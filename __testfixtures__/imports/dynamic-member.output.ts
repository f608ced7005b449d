import type { Tool } from '@modelcontextprotocol/server';

export const loadServer = async () => (await import('@modelcontextprotocol/server')).McpServer;

export const loadError = () => import('@modelcontextprotocol/server').then((types) => types.ProtocolError);

export const parse = (tool: unknown): Promise<Tool> =>
  import('@modelcontextprotocol/core').then(({ ToolSchema }) => ToolSchema.parse(tool));

export async function codes() {
  const types = await import('@modelcontextprotocol/server');
  return [types.ProtocolErrorCode.ParseError, new types.ProtocolError(types.ProtocolErrorCode.ParseError, 'x')];
}

export async function schema() {
  const types = await import('@modelcontextprotocol/core');
  return types.ToolSchema;
}
