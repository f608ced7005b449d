import * as mcp from '@modelcontextprotocol/sdk/server/mcp.js';
import type * as protocol from '@modelcontextprotocol/sdk/shared/protocol.js';
import type * as types from '@modelcontextprotocol/sdk/types.js';

const server = new mcp.McpServer({ name: 'demo', version: '1.0.0' });

const seen = (extra: protocol.RequestHandlerExtra<types.ServerRequest, types.ServerNotification>) => extra.requestId;

server.registerTool('seen', {}, extra => ({ content: [{ type: 'text', text: `${seen(extra)} ${extra.signal.aborted}` }] }));
