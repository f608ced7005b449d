import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z, ZodError } from 'zod/v3';

const Args = z.object({ a: z.string() });

export function check(value: unknown): string[] {
  const result = Args.safeParse(value);
  if (!result.success) return result.error.errors.map((issue) => issue.message);
  const { success, error } = Args.safeParse(value);
  if (!success) console.error(error.formErrors.fieldErrors, error.flatten());
  try {
    Args.parse(value);
  } catch (e) {
    if (e instanceof ZodError) {
      const { errors } = e;
      return errors.map((each) => each.path.join('.'));
    }
    return (e as z.ZodError).errors.map(({ message }) => message);
  }
  return [];
}

export const count = (error: ZodError) => error.errors.length;
export const other = (aggregate: AggregateError) => aggregate.errors.length;
export const code = z.ZodIssueCode.custom;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
