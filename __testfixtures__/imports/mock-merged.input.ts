import { beforeEach, describe, expect, it, vi } from 'vitest';

const state = vi.hoisted(() => ({ made: [] as unknown[] }));

vi.mock('@modelcontextprotocol/sdk/client/streamableHttp.js', () => {
  class StreamableHTTPClientTransport {
    close = vi.fn();
    constructor(public url: URL) {
      state.made.push(this);
    }
  }
  class StreamableHTTPError extends Error {
    constructor(
      message: string,
      public code?: number,
    ) {
      super(message);
    }
  }
  return { StreamableHTTPClientTransport, StreamableHTTPError };
});

vi.mock('@modelcontextprotocol/sdk/client/sse.js', () => {
  class SSEClientTransport {
    // Never opened.
    close = vi.fn();
  }
  return { SSEClientTransport };
});

vi.mock('@modelcontextprotocol/sdk/client/index.js', () => ({
  Client: vi.fn(() => ({ connect: vi.fn() })),
}));

// Nothing is authorized here.
vi.mock('@modelcontextprotocol/sdk/client/auth.js', () => ({ auth: vi.fn() }));

describe('connect', () => {
  beforeEach(() => vi.clearAllMocks());

  it('connects', () => {
    expect(state.made).toEqual([]);
  });
});
