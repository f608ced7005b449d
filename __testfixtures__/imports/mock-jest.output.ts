import { Client } from '@modelcontextprotocol/client';
import { CallToolResultSchema } from '@modelcontextprotocol/core';

jest.mock('@modelcontextprotocol/client/stdio');
jest.mock('@modelcontextprotocol/client', () => {
  const original = jest.requireActual('@modelcontextprotocol/client');
  return { ...original, Client: jest.fn() };
});

test('calls', () => {
  jest.mocked(CallToolResultSchema.parse);
  jest.unmock('@modelcontextprotocol/client/stdio');
  expect(new Client({ name: 'test', version: '0.0.0' })).toBe(Client);
});
