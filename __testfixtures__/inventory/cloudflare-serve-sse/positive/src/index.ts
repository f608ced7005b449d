import { McpAgent } from 'agents/mcp';
export class MyMCP extends McpAgent {
  async init() {}
}
export default { fetch: (r: Request, e: unknown, c: unknown) => MyMCP.serveSSE('/sse').fetch(r, e, c), other: MyMCP.serve('/mcp') };
