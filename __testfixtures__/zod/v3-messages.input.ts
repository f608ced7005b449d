import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { expect, it } from 'vitest';
import { z } from 'zod/v3';

export const server = new McpServer({ name: 'example', version: '1.0.0' });
const parse = () => z.object({ name: z.string().min(1) }).parse({});

it('words its errors', () => {
  expect(parse).toThrow('Required');


  expect(parse).not.toThrow(/String must contain at least 1/);


  expect('Required fields').toContain('Required fields');
  expect(['Required']).toEqual(['Required']);
});
