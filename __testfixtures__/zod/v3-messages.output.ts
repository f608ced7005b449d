import { McpServer } from '@modelcontextprotocol/server';
import { expect, it } from 'vitest';
import { z } from 'zod';

export const server = new McpServer({ name: 'example', version: '1.0.0' });
const parse = () => z.object({ name: z.string().min(1) }).parse({});

it('words its errors', () => {
  // TODO(mcp-v2/zod/message): zod 4 words this message otherwise, such as 'Invalid input: expected string, received undefined'; expect that, or better the code of the issue.
  expect(parse).toThrow('Required');


  // TODO(mcp-v2/zod/message): zod 4 words this message otherwise, such as 'Too small: expected string to have >=1 characters'; expect that, or better the code of the issue.
  expect(parse).not.toThrow(/String must contain at least 1/);


  expect('Required fields').toContain('Required fields');
  expect(['Required']).toEqual(['Required']);
});
