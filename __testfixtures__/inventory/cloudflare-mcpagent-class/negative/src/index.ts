class McpAgent {}
export class MyMCP extends McpAgent {}
