import { expect, it, vi } from 'vitest';

vi.mock('@modelcontextprotocol/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@modelcontextprotocol/server')>()),
  McpServer: vi.fn(() => ({ connect: vi.fn() })),
  Server: vi.fn(),
}));

it('mocks', async () => {
  const { McpServer } = await import('@modelcontextprotocol/server');
  expect(McpServer).not.toHaveBeenCalled();
});
