import { Client as McpClient, CallToolRequest, type ListResourcesRequest } from '@modelcontextprotocol/client';

const request = { method: 'resources/list' as const, params: {} };
const typed: ListResourcesRequest = { method: 'resources/list' };

export class Gateway {
  constructor(private upstream: McpClient | undefined) {}

  async call(call: CallToolRequest) {
    const first = await this.upstream?.request(request);
    const second = await this.upstream!.request(typed);
    const third = await this.upstream!.request({ method: 'tools/call', params: call.params });
    const fourth = await this.upstream!.request(call);
    return [first, second, third, fourth];
  }
}
