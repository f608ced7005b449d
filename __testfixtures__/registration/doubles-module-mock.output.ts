import { McpServer } from '@modelcontextprotocol/server';
import { expect, it, vi } from 'vitest';
import { createServer } from 'app/server';

const tool = vi.fn();
const { connect } = vi.hoisted(() => ({ connect: vi.fn() }));
const instance = { registerPrompt: vi.fn(), connect };

vi.mock('@modelcontextprotocol/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@modelcontextprotocol/server')>()),
  McpServer: vi.fn().mockImplementation(() => ({ registerTool: tool, registerResource: vi.fn(), connect })),
}));

it('registers', () => {
  createServer();
  expect(tool).toHaveBeenCalledWith('add', { description: 'Adds' }, expect.any(Function));
  expect(McpServer).toHaveBeenCalledTimes(1);
});

it('registers prompts', () => {
  vi.doMock('@modelcontextprotocol/server', async (importOriginal) => ({
    ...(await importOriginal<typeof import('@modelcontextprotocol/server')>()),
    McpServer: vi.fn(() => instance),
  }));
  createServer();
  const handler = instance.registerPrompt.mock.calls[0]![2];
  expect(handler({ name: 'x' })).toBeDefined();
});

it('is a class', () => {
  vi.doMock('@modelcontextprotocol/server', async (importOriginal) => ({
    ...(await importOriginal<typeof import('@modelcontextprotocol/server')>()),
    McpServer: class {
      registerTool = vi.fn();
      connect = connect;
    },
  }));
  createServer();
});
