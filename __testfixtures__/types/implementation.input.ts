import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server as LowLevel } from '@modelcontextprotocol/sdk/server/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

// Early guides had the capabilities here, where nobody reads them.
export const server = new McpServer({
  name: 'weather',
  version: '1.0.0',
  capabilities: {
    resources: {},
    tools: {},
  },
});
export const low = new LowLevel({ name: 'low', version: '1', vendor: 'acme' }, { capabilities: {} });
export const known = new Client({ name: 'c', title: 'C', version: '1', websiteUrl: 'https://example.com', icons: [] });
class Other {
  constructor(readonly info: { name: string; extra: number }) {}
}
export const other = new Other({ name: 'o', extra: 1 });
