import { vi } from 'vitest';

// One factory, three packages in v2.
// TODO(mcp-v2/mock): this mocks @modelcontextprotocol/client only; CallToolRequestSchema, ListToolsRequestSchema is exported by @modelcontextprotocol/core now.
vi.mock('@modelcontextprotocol/client', () => ({
  CallToolRequestSchema: { parse: (value: unknown) => value },
  ListToolsRequestSchema: {},
  ProtocolError: class extends Error {},
}));

vi.mock('@modelcontextprotocol/client/stdio', () => ({ StdioClientTransport: vi.fn() }));
