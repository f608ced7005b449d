import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { beforeEach, expect, it, vi } from 'vitest';

function register(server: McpServer) {
  server.tool('a', 'Does a', async () => ({ content: [] }));
}

const handlers = new Map<string, unknown>();
const server = {
  tool: vi.fn((name: string, _description: string, _shape: unknown, handler: unknown) => handlers.set(name, handler)),
  resource: vi.fn(),
} as unknown as McpServer;
const loose = { tool: vi.fn() };
let typed: McpServer;

beforeEach(() => {
  typed = { tool: vi.fn(), prompt: vi.fn() } as any;
});

it('registers', () => {
  register(server);
  register(loose as any);
  expect(server.tool).toHaveBeenCalledTimes(1);
  expect(server.tool).toHaveBeenCalledWith('a', 'Does a', expect.any(Function));
  expect(loose.tool.mock.calls[0]![2]).toBeTypeOf('function');
  expect(vi.mocked(typed.prompt)).not.toHaveBeenCalled();
  const spy = vi.spyOn(typed, 'tool');
  expect(spy).toHaveBeenCalled();
});

export const unrelated = { tool: vi.fn() };
