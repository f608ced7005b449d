import { expect, test, vi } from 'vitest';

vi.mock('@modelcontextprotocol/sdk/types.js', async (importOriginal) => {
  class McpError extends Error {}
  return {
    ...(await importOriginal<typeof import('@modelcontextprotocol/sdk/server/index.js')>()),
    McpError,
    ErrorCode: { InternalError: -32603 },
    isJSONRPCError: vi.fn(() => false),
  };
});

vi.doMock('@modelcontextprotocol/sdk/server/stdio.js', () => ({ StdioServerTransport: vi.fn() }));

// Only the transport is replaced.
vi.mock('@modelcontextprotocol/sdk/server/streamableHttp.js', () => ({
  StreamableHTTPServerTransport: vi.fn(() => ({ handleRequest: vi.fn(), close: vi.fn() })),
}));

test('mocks', async () => {
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
  expect(vi.isMockFunction(StdioServerTransport)).toBe(true);
});
