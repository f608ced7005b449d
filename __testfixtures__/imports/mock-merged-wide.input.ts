import { describe, it, vi } from 'vitest';

describe('a client', () => {
  describe('that is mocked far to the right', () => {
    vi.doMock('@modelcontextprotocol/sdk/client/auth.js', () => ({
      auth: vi.fn(),
    }));

    it.todo('connects');
  });
});
