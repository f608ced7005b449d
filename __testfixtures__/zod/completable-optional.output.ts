import { completable } from '@modelcontextprotocol/server';
import { z } from 'zod';

const complete = (value: string | undefined) => ['a', 'b'].filter((name) => name.startsWith(value ?? ''));
const Maybe = z.string().optional();

// TODO(mcp-v2/completable): v2 finds a completion only directly under an outer optional: give completable() the plain schema and put .optional() behind the call.
export const shape = {
  plain: completable(z.string(), complete),
  right: completable(z.string(), complete).optional(),
  inverted: completable(z.string(), complete).optional(),
  described: completable(z.string().describe('a name'), complete).optional(),
  wrapped: completable(z.optional(z.string().min(1)), (value) => complete(value)),
  behindName: completable(Maybe, complete),
  lines: completable(
    z
      .string()
      .describe('a name'),
    complete,
  ).optional(),
};
