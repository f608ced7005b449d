import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { mount } from 'mcp-mount';
import { log } from './log.js';

const server = new McpServer({ name: 'mounted', version: '1.0.0' });

// TODO(mcp-v2/boundary): mcp-mount is on v1 of the SDK and is handed an object of it here, so this file was left on v1; update mcp-mount first, then run again.
export const listener = mount(server, { path: '/mcp', onError: log });
