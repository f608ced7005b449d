type Client = import('@modelcontextprotocol/sdk/client/index.js').Client;
type Result<T = import('@modelcontextprotocol/sdk/types.js').CallToolResult> = { ok: true; value: T } | { ok: false };

declare global {
  interface Window {
    mcp?: { client: Client; last?: import("@modelcontextprotocol/sdk/types.js").McpError };
  }
}

export interface Hooks {
  onTool?(tool: import('@modelcontextprotocol/sdk/types.js').Tool): void;
  onError?: (error: InstanceType<typeof import('@modelcontextprotocol/sdk/types.js').McpError>) => void;
  schema?: typeof import('@modelcontextprotocol/sdk/types.js').ToolSchema;
  transport: import('@modelcontextprotocol/sdk/client/stdio.js').StdioServerParameters['command'];
  code: import('@modelcontextprotocol/sdk/types.js').ErrorCode.InvalidParams;
}

export const results: Result[] = [];
