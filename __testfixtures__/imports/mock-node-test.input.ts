import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

mock.module('@modelcontextprotocol/sdk/server/stdio.js', {
  namedExports: { StdioServerTransport: class {} },
});

test('transport', async (t) => {
  t.mock.module('@modelcontextprotocol/sdk/server/streamableHttp.js', {
    namedExports: { StreamableHTTPServerTransport: class {} },
  });
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
  assert.ok(new StdioServerTransport());
});
