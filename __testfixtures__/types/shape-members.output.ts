import type { ToolCallback } from '@modelcontextprotocol/server';
import { z, type ZodRawShape } from 'zod';

class Tool {
  readonly shape = { name: z.string() };
  open: ZodRawShape = this.shape;
  label = 'tool';
}

let tool: Tool;
let callback: ToolCallback<z.ZodObject<(typeof tool)['shape']>>;
let open: ToolCallback<z.ZodObject<Tool['open']>>;

export async function run(given: Tool): Promise<void> {
  tool = given;
  callback = async ({ name }) => ({ content: [{ type: 'text', text: name }] });
  open = async () => ({ content: [] });
  console.log(callback, open, tool.label);
}
