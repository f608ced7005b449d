import type { PromptCallback, ToolCallback as Callback } from '@modelcontextprotocol/server';
import { z } from 'zod';

const shape = { city: z.string() };
const names = { who: z.string() };

export const weather: Callback<z.ZodObject<typeof shape>> = async ({ city }) => ({ content: [{ type: 'text', text: city }] });
export const greet: PromptCallback<z.ZodObject<typeof names>> = ({ who }) => ({
  messages: [{ role: 'user', content: { type: 'text', text: who } }],
});
export const ping: Callback = async () => ({ content: [] });

export function wrap<S extends z.ZodRawShape>(callback: Callback<z.ZodObject<S>>): Callback<z.ZodObject<S>> {
  return callback;
}
