import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

export type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;
export type Tool<A> = (args: A, extra: Extra) => Promise<void>;
export declare function run(tool: Tool<string>, extra: Extra): Promise<void>;
