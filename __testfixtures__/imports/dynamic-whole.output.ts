/** Loads whatever the configuration asks for. */
// TODO(mcp-v2/namespace): the whole of v1's server/streamableHttp is loaded here; it is @modelcontextprotocol/node now, without what moved elsewhere and with new names for what was renamed. Also: the whole of v1's types is loaded here; it is @modelcontextprotocol/server now, without what moved elsewhere and with new names for what was renamed.
export const loaders = {
  stdio: () => import('@modelcontextprotocol/server/stdio'),
  http: () => import('@modelcontextprotocol/node'),
  types: () => import('@modelcontextprotocol/server'),
} as const;

export async function preload(): Promise<void> {
  await Promise.all([
    import('@modelcontextprotocol/server'),
    import('@modelcontextprotocol/server'),
  ]);
}

export async function has(name: string): Promise<boolean> {
  const types = await import('@modelcontextprotocol/server');
  // TODO(mcp-v2/namespace): types stands for the whole of v1's types; it is @modelcontextprotocol/server now, without what moved elsewhere (the *Schema constants are in @modelcontextprotocol/core).
  return name in types;
}
