import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

vi.mock('@modelcontextprotocol/sdk/client/index.js', async (importActual) => ({
  ...(await importActual<typeof import('@modelcontextprotocol/sdk/client/index.js')>()),
  Client: vi.fn(() => ({ connect: vi.fn(), close: vi.fn() })),
}));

vi.mock('@modelcontextprotocol/sdk/client/stdio.js', () => ({
  StdioClientTransport: vi.fn(),
}));

describe('connect', () => {
  beforeEach(() => vi.clearAllMocks());

  it('speaks stdio', async () => {
    const actual = await vi.importActual<typeof import('@modelcontextprotocol/sdk/client/stdio.js')>(
      '@modelcontextprotocol/sdk/client/stdio.js',
    );
    expect(actual.StdioClientTransport).not.toBe(StdioClientTransport);
    expect(vi.mocked(Client)).not.toHaveBeenCalled();
  });
});
