import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

jest.mock('@modelcontextprotocol/sdk/client/stdio.js');
jest.mock('@modelcontextprotocol/sdk/client/index.js', () => {
  const original = jest.requireActual('@modelcontextprotocol/sdk/client/index.js');
  return { ...original, Client: jest.fn() };
});

test('calls', () => {
  jest.mocked(CallToolResultSchema.parse);
  jest.unmock('@modelcontextprotocol/sdk/client/stdio.js');
  expect(new Client({ name: 'test', version: '0.0.0' })).toBe(Client);
});
