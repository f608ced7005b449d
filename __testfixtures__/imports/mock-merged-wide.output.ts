import { describe, it, vi } from 'vitest';

describe('a client', () => {
  describe('that is mocked far to the right', () => {
    vi.doMock('@modelcontextprotocol/client', async (importOriginal) => ({
      ...(await importOriginal<
        typeof import('@modelcontextprotocol/client')
      >()),
      auth: vi.fn(),
    }));

    it.todo('connects');
  });
});
