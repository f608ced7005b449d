import { McpAgent } from 'agents/mcp';
export class ToolAgent extends McpAgent {}
