import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

// TODO(mcp-v2/registration/reference): McpServer has no tool() any more. registerTool takes (name, config, callback): use it here, and change the calls that go through this.
const tool = server.tool.bind(server);
tool('bound', async () => ({ content: [] }));

// TODO(mcp-v2/registration/reference): McpServer has no prompt() any more. registerPrompt takes (name, config, callback): use it here, and change the calls that go through this.
const { prompt } = server;
export const taken: unknown = prompt;

// TODO(mcp-v2/registration/reference): McpServer has no tool() any more. registerTool takes (name, config, callback): use it here, and change the calls that go through this.
export type AddTool = McpServer['tool'];
// TODO(mcp-v2/registration/reference): McpServer has no resource() any more. registerResource takes (name, uri, metadata, callback): use it here, and change the calls that go through this.
export const original = McpServer.prototype.resource;
