import type { McpServer } from '@modelcontextprotocol/server';
import { beforeEach, expect, it, vi } from 'vitest';

function register(server: McpServer) {
  server.registerTool('a', { description: 'Does a' }, async () => ({ content: [] }));
}

const handlers = new Map<string, unknown>();
const server = {
  registerTool: vi.fn((name: string, _config: unknown, handler: unknown) => handlers.set(name, handler)),
  registerResource: vi.fn(),
} as unknown as McpServer;
const loose = { registerTool: vi.fn() };
let typed: McpServer;

beforeEach(() => {
  typed = { registerTool: vi.fn(), registerPrompt: vi.fn() } as any;
});

it('registers', () => {
  register(server);
  register(loose as any);
  expect(server.registerTool).toHaveBeenCalledTimes(1);
  expect(server.registerTool).toHaveBeenCalledWith('a', { description: 'Does a' }, expect.any(Function));
  expect(loose.registerTool.mock.calls[0]![2]).toBeTypeOf('function');
  expect(vi.mocked(typed.registerPrompt)).not.toHaveBeenCalled();
  const spy = vi.spyOn(typed, 'registerTool');
  expect(spy).toHaveBeenCalled();
});

export const unrelated = { tool: vi.fn() };
