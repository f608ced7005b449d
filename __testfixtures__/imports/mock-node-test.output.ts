import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

mock.module('@modelcontextprotocol/server/stdio', {
  namedExports: { StdioServerTransport: class {} },
});

test('transport', async (t) => {
  t.mock.module('@modelcontextprotocol/node', {
    namedExports: { NodeStreamableHTTPServerTransport: class {} },
  });
  const { StdioServerTransport } = await import('@modelcontextprotocol/server/stdio');
  assert.ok(new StdioServerTransport());
});
