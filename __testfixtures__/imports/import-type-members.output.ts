type Client = import('@modelcontextprotocol/client').Client;
type Result<T = import('@modelcontextprotocol/client').CallToolResult> = { ok: true; value: T } | { ok: false };

declare global {
  interface Window {
    mcp?: { client: Client; last?: import("@modelcontextprotocol/client").ProtocolError };
  }
}

export interface Hooks {
  onTool?(tool: import('@modelcontextprotocol/client').Tool): void;
  onError?: (error: InstanceType<typeof import('@modelcontextprotocol/client').ProtocolError>) => void;
  schema?: typeof import('@modelcontextprotocol/core').ToolSchema;
  transport: import('@modelcontextprotocol/client/stdio').StdioServerParameters['command'];
  code: import('@modelcontextprotocol/client').ProtocolErrorCode.InvalidParams;
}

export const results: Result[] = [];
