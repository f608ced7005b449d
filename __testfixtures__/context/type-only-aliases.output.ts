import type { ServerContext } from '@modelcontextprotocol/server';

export type Extra = ServerContext;
export type Tool<A> = (args: A, extra: Extra) => Promise<void>;
export declare function run(tool: Tool<string>, extra: Extra): Promise<void>;
