import type { PromptCallback, ToolCallback as Callback } from '@modelcontextprotocol/server';
import { z } from 'zod';

const shape = { city: z.string() };
const names = { who: z.string() };

export const weather: Callback<z.ZodObject<typeof shape>> = async ({ city }) => ({ content: [{ type: 'text', text: city }] });
export const greet: PromptCallback<z.ZodObject<typeof names>> = ({ who }) => ({
  messages: [{ role: 'user', content: { type: 'text', text: who } }],
});
export const ping: Callback = async () => ({ content: [] });

// TODO(mcp-v2/types/callback): the callback type's argument is a schema type in v2, not a raw shape: write ZodObject<Shape> (or the type of your schema).
export function wrap<S extends z.ZodRawShape>(callback: Callback<S>): Callback<S> {
  return callback;
}
