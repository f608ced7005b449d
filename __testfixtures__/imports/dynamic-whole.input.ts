/** Loads whatever the configuration asks for. */
export const loaders = {
  stdio: () => import('@modelcontextprotocol/sdk/server/stdio.js'),
  http: () => import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
  types: () => import('@modelcontextprotocol/sdk/types.js'),
} as const;

export async function preload(): Promise<void> {
  await Promise.all([
    import('@modelcontextprotocol/sdk/server/index.js'),
    import('@modelcontextprotocol/sdk/server/mcp.js'),
  ]);
}

export async function has(name: string): Promise<boolean> {
  const types = await import('@modelcontextprotocol/sdk/types.js');
  return name in types;
}
