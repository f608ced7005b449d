import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

vi.mock('@modelcontextprotocol/client', async (importActual) => ({
  ...(await importActual<typeof import('@modelcontextprotocol/client')>()),
  Client: vi.fn(() => ({ connect: vi.fn(), close: vi.fn() })),
}));

vi.mock('@modelcontextprotocol/client/stdio', () => ({
  StdioClientTransport: vi.fn(),
}));

describe('connect', () => {
  beforeEach(() => vi.clearAllMocks());

  it('speaks stdio', async () => {
    const actual = await vi.importActual<typeof import('@modelcontextprotocol/client/stdio')>(
      '@modelcontextprotocol/client/stdio',
    );
    expect(actual.StdioClientTransport).not.toBe(StdioClientTransport);
    expect(vi.mocked(Client)).not.toHaveBeenCalled();
  });
});
