import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { mount } from 'mcp-mount';
import { log } from './log.js';

const server = new McpServer({ name: 'mounted', version: '1.0.0' });

export const listener = mount(server, { path: '/mcp', onError: log });
