import type {
  PromptCallback,
  ReadResourceCallback,
  ToolCallback,
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '@modelcontextprotocol/server';
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
  const result = (await captured({ city: 'Oslo' }, {} as never)) as CallToolResult;
  const [first] = result.content;
  console.log(result.content.length, ((await captured({ city: 'Rome' }, {} as never)) as CallToolResult).content[0]);
  const { contents } = (await registered.read(new URL('demo://one'), {} as never)) as ReadResourceResult;
  return JSON.stringify([first, contents]);
}

export async function long(callback: Weather): Promise<number> {
  const answer = (await callback(
    { city: 'Reykjavik' },
    { signal: new AbortController().signal } as never,
  )) as CallToolResult;
  return answer.content.length;
}

export async function hugged(callbackOfTheTool: (args: { city: string }) => unknown, callback: Weather) {
  const answerOfTheCallback = (await callback({ city: 'Reykjavik, which is far away' }, {} as any)) as CallToolResult;
  return answerOfTheCallback.content.length;
}

export async function unread(callback: Weather): Promise<void> {
  const result = await callback({ city: 'Bern' }, {} as never);
  console.log(JSON.stringify(result), result.isError === true);
  await callback({ city: 'Bern' }, {} as never);
}

export async function maybe(): Promise<unknown> {
  const result = (await optional?.({} as never)) as CallToolResult | undefined;
  return result?.content.map((item) => item.type);
}

export function logged(callback: Weather): Weather {
  return async (args, extra): Promise<CallToolResult> => {
    console.log(args.city);
    return callback(args, extra) as CallToolResult | Promise<CallToolResult>;
  };
}

export const prompted = async (greet: PromptCallback): Promise<GetPromptResult> =>
  (await greet({} as never)) as GetPromptResult;

export class Holder {
  constructor(private readonly callback: ToolCallback) {}

  async first(): Promise<unknown> {
    const result = (await this.callback({} as never)) as CallToolResult;
    return (result.structuredContent as Record<string, unknown> | undefined)?.value ?? result.content[0];
  }
}
