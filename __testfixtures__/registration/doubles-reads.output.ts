import { McpServer } from '@modelcontextprotocol/server';
import { beforeEach, describe, expect, it, type Mock, type Mocked, vi } from 'vitest';
import { z } from 'zod';

const addSchema = z.object({ a: z.number() });

function register(server: McpServer) {
  server.registerTool('add', { description: 'Adds', inputSchema: addSchema }, async ({ a }) => ({
    content: [{ type: 'text', text: String(a) }],
  }));
}

describe('register', () => {
  let server: Mocked<McpServer>;

  beforeEach(() => {
    server = { registerTool: vi.fn(), registerPrompt: vi.fn(), registerResource: vi.fn() } as unknown as Mocked<McpServer>;
    register(server);
  });

  const handlerOf = (name: string) => server.registerTool.mock.calls.find((call) => call[0] === name)![2];

  it('hands over a callback', async () => {
    const call = (server.registerTool as Mock).mock.calls[0]!;
    expect(call[0]).toBe('add');
    expect(call[1].description).toBe('Adds');
    expect(call[1].inputSchema).toHaveProperty('shape', addSchema.shape);
    const handler = call[2] as (args: { a: number }) => Promise<unknown>;
    await handler({ a: 1 });
    await (handlerOf('add') as Function)({ a: 1 });
    const names = (server.registerTool as Mock).mock.calls.map(([name]) => name);
    expect(names).toEqual(['add']);
    const [, , direct] = (server.registerTool as Mock).mock.calls[0]!;
    await direct({ a: 2 });
  });

  it('is called with everything', () => {
    expect(server.registerTool).toHaveBeenCalledWith(
      'add',
      {
        description: 'Adds',
        inputSchema: expect.objectContaining({ shape: addSchema.shape }),
      },
      expect.any(Function),
    );
    expect(server.registerTool).toHaveBeenCalledWith(
      'add',
      expect.objectContaining({ description: expect.any(String) }),
      expect.any(Function),
    );
    expect(server.registerTool).toHaveBeenNthCalledWith(1, 'add', expect.anything(), expect.any(Function));
    expect(server.registerTool).not.toHaveBeenCalledWith('sub', { description: 'Subtracts' }, expect.any(Function));
    expect(server.registerTool).toHaveBeenCalledWith(
      'add',
      {
        description: 'Adds',
        inputSchema: expect.objectContaining({ shape: expect.objectContaining({ a: expect.anything() }) }),
      },
      expect.any(Function),
    );
    expect(server.registerResource).toHaveBeenCalledWith('readme', 'file:///readme', {}, expect.any(Function));
    const [first] = server.registerTool.mock.calls;
    // TODO(mcp-v2/registration/double): registerTool is called with (name, config, callback); write the arguments expected here for that.
    expect(first![2]).toHaveProperty('a');
  });

  it('keeps the last argument', () => {
    let last: unknown;
    server.registerTool.mockImplementation((...args: any[]) => {
      last = args[args.length - 1];
      return undefined as any;
    });
    register(server);
    expect(typeof last).toBe('function');
  });
});
