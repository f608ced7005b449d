import { McpServer } from '@modelcontextprotocol/server';
import { z, ZodIssueCode } from 'zod';

export const Range = z.object({ from: z.number(), to: z.coerce.date() }).superRefine(({ from }, ctx) => {
  if (from > 9)
    ctx.addIssue({ code: ZodIssueCode.too_big, maximum: 9, origin: 'number', inclusive: true, message: 'too far' });
  if (from < 0)
    ctx.addIssue({ code: 'too_small', minimum: 0, origin: 'number', inclusive: true, message: 'too near' });
});
export const Named = z.string().transform((text, ctx) => {
  const validation = 'email';
  if (!text) ctx.addIssue({ code: z.ZodIssueCode.invalid_format, format: validation, message: 'no mail' });
  return text;
});
interface Log {
  addIssue(issue: { code: string; type: string }): void;
}
export const own = (log: Log): void => log.addIssue({ code: 'too_big', type: 'number' });

export const server = new McpServer({ name: 'example', version: '1.0.0' });
