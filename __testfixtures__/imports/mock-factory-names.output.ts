import { expect, test, vi } from 'vitest';

vi.mock('@modelcontextprotocol/server', async (importOriginal) => {
  class McpError extends Error {}
  return {
    ...(await importOriginal<typeof import('@modelcontextprotocol/server')>()),
    ProtocolError: McpError,
    ProtocolErrorCode: { InternalError: -32603 },
    isJSONRPCErrorResponse: vi.fn(() => false),
  };
});

vi.doMock('@modelcontextprotocol/server/stdio', () => ({ StdioServerTransport: vi.fn() }));

// Only the transport is replaced.
vi.mock('@modelcontextprotocol/node', () => ({
  NodeStreamableHTTPServerTransport: vi.fn(() => ({ handleRequest: vi.fn(), close: vi.fn() })),
}));

test('mocks', async () => {
  const { StdioServerTransport } = await import('@modelcontextprotocol/server/stdio');
  expect(vi.isMockFunction(StdioServerTransport)).toBe(true);
});
