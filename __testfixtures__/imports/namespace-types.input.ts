import * as types from '@modelcontextprotocol/sdk/types.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';

export type Handler = (params: types.CallToolRequest['params']) => Promise<types.CallToolResult>;

export interface Registered extends types.Tool {
  handler: Handler;
}

export class Registry<T extends types.Tool = Registered> {
  readonly tools = new Map<string, T>();

  constructor(private readonly server: Server) {}

  find(request: unknown): T {
    const { params } = types.CallToolRequestSchema.parse(request);
    const tool = this.tools.get(params.name);
    if (!tool) throw new types.McpError(types.ErrorCode.MethodNotFound, params.name);
    void this.server.sendToolListChanged();
    return tool;
  }

  list(): types.ListToolsResult {
    return types.ListToolsResultSchema.parse({ tools: [...this.tools.values()] });
  }

  static readonly version: typeof types.LATEST_PROTOCOL_VERSION = types['LATEST_PROTOCOL_VERSION'];
}
