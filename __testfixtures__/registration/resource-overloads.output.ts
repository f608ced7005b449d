import { McpServer, ResourceTemplate } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const metadata = { mimeType: 'application/json' };

server.registerResource('config', 'config://app', {}, async (uri) => ({ contents: [{ uri: uri.href, text: '{}' }] }));

server.registerResource('readme', 'file:///readme', { mimeType: 'text/markdown' }, async (uri) => {
  return { contents: [{ uri: uri.href, text: '# Readme' }] };
});

server.registerResource('user', new ResourceTemplate('users://{id}', { list: undefined }), {}, async (uri, { id }) => ({
  contents: [{ uri: uri.href, text: String(id) }],
}));

server.registerResource(
  'log',
  new ResourceTemplate('logs://{day}', {
    list: async () => ({ resources: [] }),
    complete: { day: () => ['today'] },
  }),
  {},
  async (uri) => ({ contents: [{ uri: uri.href, text: '' }] }),
);

server.registerResource('data', new ResourceTemplate('data://{id}', { list: undefined }), metadata, async (uri, { id }, extra) => {
  return { contents: [{ uri: uri.href, text: `${id} ${typeof extra}` }] };
});
