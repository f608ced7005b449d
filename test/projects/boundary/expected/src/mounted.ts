import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { mount } from 'mcp-mount';
import { log } from './log.js';

const server = new McpServer({ name: 'mounted', version: '1.0.0' });

// TODO(mcp-v2/boundary): mcp-mount is on v1 of the SDK and objects of the SDK pass between it and this file here, so the file was left on v1; update mcp-mount first, then run again.
export const listener = mount(server, { path: '/mcp', onError: log });
