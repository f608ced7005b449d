import { McpServer } from '@modelcontextprotocol/server';
import { z, ZodError } from 'zod';

const Args = z.object({ a: z.string() });

export function check(value: unknown): string[] {
  const result = Args.safeParse(value);
  if (!result.success) return result.error.issues.map((issue) => issue.message);
  const { success, error } = Args.safeParse(value);
  if (!success) console.error(error.flatten().fieldErrors, error.flatten());
  try {
    Args.parse(value);
  } catch (e) {
    if (e instanceof ZodError) {
      const { issues: errors } = e;
      return errors.map((each) => each.path.join('.'));
    }
    return (e as z.ZodError).issues.map(({ message }) => message);
  }
  return [];
}

export const count = (error: ZodError) => error.issues.length;
export const other = (aggregate: AggregateError) => aggregate.errors.length;
export const code = z.ZodIssueCode.custom;
export const server = new McpServer({ name: 'example', version: '1.0.0' });
