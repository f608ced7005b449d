import * as types from '@modelcontextprotocol/server';
import { Server } from '@modelcontextprotocol/server';
import { CallToolRequestSchema, ListToolsResultSchema } from '@modelcontextprotocol/core';

export type Handler = (params: types.CallToolRequest['params']) => Promise<types.CallToolResult>;

export interface Registered extends types.Tool {
  handler: Handler;
}

export class Registry<T extends types.Tool = Registered> {
  readonly tools = new Map<string, T>();

  constructor(private readonly server: Server) {}

  find(request: unknown): T {
    const { params } = CallToolRequestSchema.parse(request);
    const tool = this.tools.get(params.name);
    if (!tool) throw new types.ProtocolError(types.ProtocolErrorCode.MethodNotFound, params.name);
    void this.server.sendToolListChanged();
    return tool;
  }

  list(): types.ListToolsResult {
    return ListToolsResultSchema.parse({ tools: [...this.tools.values()] });
  }

  static readonly version: typeof types.LATEST_PROTOCOL_VERSION = types['LATEST_PROTOCOL_VERSION'];
}
