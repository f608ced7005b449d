import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const metadata = { mimeType: 'application/json' };

server.resource('config', 'config://app', async (uri) => ({ contents: [{ uri: uri.href, text: '{}' }] }));

server.resource('readme', 'file:///readme', { mimeType: 'text/markdown' }, async (uri) => {
  return { contents: [{ uri: uri.href, text: '# Readme' }] };
});

server.resource('user', new ResourceTemplate('users://{id}', { list: undefined }), async (uri, { id }) => ({
  contents: [{ uri: uri.href, text: String(id) }],
}));

server.resource(
  'log',
  new ResourceTemplate('logs://{day}', {
    list: async () => ({ resources: [] }),
    complete: { day: () => ['today'] },
  }),
  async (uri) => ({ contents: [{ uri: uri.href, text: '' }] }),
);

server.resource('data', new ResourceTemplate('data://{id}', { list: undefined }), metadata, async (uri, { id }, extra) => {
  return { contents: [{ uri: uri.href, text: `${id} ${typeof extra}` }] };
});
