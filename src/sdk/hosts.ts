/**
 * Libraries that build and host a server over the SDK, and what of them does: package, subpath where it matters, and
 * exports that are called, constructed, extended or put on a class. Read off the published packages.
 */
export const HOST_LIBRARIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['mcp-handler', ['createMcpHandler', 'withMcpAuth', 'default']],
  ['@vercel/mcp-adapter', ['createMcpHandler', 'default']],
  ['fastmcp', ['FastMCP']],
  ['mcp-framework', ['MCPServer', 'MCPTool', 'MCPPrompt', 'MCPResource']],
  ['@rekog/mcp-nest', ['McpModule']],
  ['agents', ['McpAgent', 'createMcpHandler']],
]);

/**
 * Libraries whose transports a project connects its own server to, and the transports. Read off the published packages;
 * they carry the messages of v1.
 */
export const TRANSPORT_LIBRARIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['@hono/mcp', ['StreamableHTTPTransport']],
]);
