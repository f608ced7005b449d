import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { expect, it, vi } from 'vitest';
import { createServer } from 'app/server';

const tool = vi.fn();
const { connect } = vi.hoisted(() => ({ connect: vi.fn() }));
const instance = { prompt: vi.fn(), connect };

vi.mock('@modelcontextprotocol/sdk/server/mcp.js', () => ({
  McpServer: vi.fn().mockImplementation(() => ({ tool, resource: vi.fn(), connect })),
}));

it('registers', () => {
  createServer();
  expect(tool).toHaveBeenCalledWith('add', 'Adds', expect.any(Function));
  expect(McpServer).toHaveBeenCalledTimes(1);
});

it('registers prompts', () => {
  vi.doMock('@modelcontextprotocol/sdk/server/mcp.js', () => ({ McpServer: vi.fn(() => instance) }));
  createServer();
  const handler = instance.prompt.mock.calls[0]![3];
  expect(handler({ name: 'x' })).toBeDefined();
});

it('is a class', () => {
  vi.doMock('@modelcontextprotocol/sdk/server/mcp.js', () => ({
    McpServer: class {
      tool = vi.fn();
      connect = connect;
    },
  }));
  createServer();
});
