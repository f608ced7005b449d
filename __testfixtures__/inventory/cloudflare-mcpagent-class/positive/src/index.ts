import { McpAgent } from 'agents/mcp';
export class MyMCP extends McpAgent {
  async init() {}
}
