import type { PromptCallback, ReadResourceCallback, ToolCallback } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult, GetPromptResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const shape = { city: z.string() };
type Weather = ToolCallback<typeof shape>;

interface Registered {
  read: ReadResourceCallback;
  greet?: PromptCallback;
}

let captured: Weather;
let optional: ToolCallback | undefined;

export function capture(callback: Weather): void {
  captured = callback;
}

export async function run(registered: Registered): Promise<string> {
  const result = await captured({ city: 'Oslo' }, {} as never);
  const [first] = result.content;
  console.log(result.content.length, (await captured({ city: 'Rome' }, {} as never)).content[0]);
  const { contents } = await registered.read(new URL('demo://one'), {} as never);
  return JSON.stringify([first, contents]);
}

export async function long(callback: Weather): Promise<number> {
  const answer = await callback({ city: 'Reykjavik' }, { signal: new AbortController().signal } as never);
  return answer.content.length;
}

export async function hugged(callbackOfTheTool: (args: { city: string }) => unknown, callback: Weather) {
  const answerOfTheCallback = await callback({ city: 'Reykjavik, which is far away' }, {} as any);
  return answerOfTheCallback.content.length;
}

export async function unread(callback: Weather): Promise<void> {
  const result = await callback({ city: 'Bern' }, {} as never);
  console.log(JSON.stringify(result), result.isError === true);
  await callback({ city: 'Bern' }, {} as never);
}

export async function maybe(): Promise<unknown> {
  const result = await optional?.({} as never);
  return result?.content.map((item) => item.type);
}

export function logged(callback: Weather): Weather {
  return async (args, extra): Promise<CallToolResult> => {
    console.log(args.city);
    return callback(args, extra);
  };
}

export const prompted = async (greet: PromptCallback): Promise<GetPromptResult> => await greet({} as never);

export class Holder {
  constructor(private readonly callback: ToolCallback) {}

  async first(): Promise<unknown> {
    const result = await this.callback({} as never);
    return result.structuredContent?.value ?? result.content[0];
  }
}
