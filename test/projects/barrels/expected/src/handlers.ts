import type { RequestHandlerExtra } from './mcp/index';

type Extra = RequestHandlerExtra;

export type Handler<Args> = (args: Args, extra: Extra) => Promise<string>;
export type Guard = (extra: RequestHandlerExtra) => boolean;
