import { expect, it, vi } from 'vitest';

vi.mock('@modelcontextprotocol/sdk/server/mcp.js', () => ({
  McpServer: vi.fn(() => ({ connect: vi.fn() })),
}));
vi.mock('@modelcontextprotocol/sdk/server/index.js', () => ({
  Server: vi.fn(),
}));

it('mocks', async () => {
  const { McpServer } = await import('@modelcontextprotocol/sdk/server/mcp.js');
  expect(McpServer).not.toHaveBeenCalled();
});
