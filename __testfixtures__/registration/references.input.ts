import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

const tool = server.tool.bind(server);
tool('bound', async () => ({ content: [] }));

const { prompt } = server;
export const taken: unknown = prompt;

export type AddTool = McpServer['tool'];
export const original = McpServer.prototype.resource;
