import { vi } from 'vitest';

// One factory, three packages in v2.
vi.mock('@modelcontextprotocol/sdk/types.js', () => ({
  CallToolRequestSchema: { parse: (value: unknown) => value },
  ListToolsRequestSchema: {},
  McpError: class extends Error {},
}));

vi.mock('@modelcontextprotocol/sdk/client/stdio.js', () => ({ StdioClientTransport: vi.fn() }));
