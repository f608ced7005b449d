import * as mcp from '@modelcontextprotocol/server';
import type * as protocol from '@modelcontextprotocol/server';

const server = new mcp.McpServer({ name: 'demo', version: '1.0.0' });

const seen = (ctx: protocol.ServerContext) => ctx.mcpReq.id;

server.registerTool('seen', {}, ctx => ({ content: [{ type: 'text', text: `${seen(ctx)} ${ctx.mcpReq.signal.aborted}` }] }));
