import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { beforeEach, describe, expect, it, type Mock, type Mocked, vi } from 'vitest';
import { z } from 'zod';

const addSchema = z.object({ a: z.number() });

function register(server: McpServer) {
  server.tool('add', 'Adds', addSchema.shape, async ({ a }) => ({ content: [{ type: 'text', text: String(a) }] }));
}

describe('register', () => {
  let server: Mocked<McpServer>;

  beforeEach(() => {
    server = { tool: vi.fn(), prompt: vi.fn(), resource: vi.fn() } as unknown as Mocked<McpServer>;
    register(server);
  });

  const handlerOf = (name: string) => server.tool.mock.calls.find((call) => call[0] === name)![3];

  it('hands over a callback', async () => {
    const call = (server.tool as Mock).mock.calls[0]!;
    expect(call[0]).toBe('add');
    expect(call[1]).toBe('Adds');
    expect(call[2]).toEqual(addSchema.shape);
    const handler = call[3] as (args: { a: number }) => Promise<unknown>;
    await handler({ a: 1 });
    await (handlerOf('add') as Function)({ a: 1 });
    const names = (server.tool as Mock).mock.calls.map(([name]) => name);
    expect(names).toEqual(['add']);
    const [, , , direct] = (server.tool as Mock).mock.calls[0]!;
    await direct({ a: 2 });
  });

  it('is called with everything', () => {
    expect(server.tool).toHaveBeenCalledWith('add', 'Adds', addSchema.shape, expect.any(Function));
    expect(server.tool).toHaveBeenCalledWith('add', expect.any(String), expect.any(Object), expect.any(Function));
    expect(server.tool).toHaveBeenNthCalledWith(1, 'add', expect.anything(), expect.any(Function));
    expect(server.tool).not.toHaveBeenCalledWith('sub', 'Subtracts', expect.any(Function));
    expect(server.tool).toHaveBeenCalledWith(
      'add',
      'Adds',
      expect.objectContaining({ a: expect.anything() }),
      expect.any(Function),
    );
    expect(server.resource).toHaveBeenCalledWith('readme', 'file:///readme', expect.any(Function));
    const [first] = server.tool.mock.calls;
    expect(first![2]).toHaveProperty('a');
  });

  it('keeps the last argument', () => {
    let last: unknown;
    server.tool.mockImplementation((...args: any[]) => {
      last = args[args.length - 1];
      return undefined as any;
    });
    register(server);
    expect(typeof last).toBe('function');
  });
});
