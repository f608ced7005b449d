import type { RequestHandlerExtra, ServerNotification, ServerRequest } from './mcp/index';

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

export type Handler<Args> = (args: Args, extra: Extra) => Promise<string>;
export type Guard = (extra: RequestHandlerExtra<ServerRequest, ServerNotification>) => boolean;
