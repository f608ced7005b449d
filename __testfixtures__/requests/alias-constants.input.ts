import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import {
  CallToolRequest,
  CallToolResultSchema as ToolResult,
  type ListResourcesRequest,
  ListResourcesResultSchema,
} from '@modelcontextprotocol/sdk/types.js';

const request = { method: 'resources/list' as const, params: {} };
const typed: ListResourcesRequest = { method: 'resources/list' };

export class Gateway {
  constructor(private upstream: McpClient | undefined) {}

  async call(call: CallToolRequest) {
    const first = await this.upstream?.request(request, ListResourcesResultSchema);
    const second = await this.upstream!.request(typed, ListResourcesResultSchema);
    const third = await this.upstream!.request<typeof ToolResult>({ method: 'tools/call', params: call.params }, ToolResult);
    const fourth = await this.upstream!.request(call, ToolResult);
    return [first, second, third, fourth];
  }
}
