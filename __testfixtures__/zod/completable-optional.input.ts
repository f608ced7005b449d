import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import { z } from 'zod';

const complete = (value: string | undefined) => ['a', 'b'].filter((name) => name.startsWith(value ?? ''));
const Maybe = z.string().optional();

export const shape = {
  plain: completable(z.string(), complete),
  right: completable(z.string(), complete).optional(),
  inverted: completable(z.string().optional(), complete),
  described: completable(z.string().optional().describe('a name'), complete),
  wrapped: completable(z.optional(z.string().min(1)), (value) => complete(value)),
  behindName: completable(Maybe, complete),
  lines: completable(
    z
      .string()
      .describe('a name')
      .optional(),
    complete,
  ),
};
