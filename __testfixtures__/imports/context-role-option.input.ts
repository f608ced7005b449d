import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { JSONRPCRequest, Notification, Request } from '@modelcontextprotocol/sdk/types.js';
import { ToolSchema } from '@modelcontextprotocol/sdk/types.js';

/** Nothing in this file says which side it is on; its package does. */
export function traced<R extends Request, N extends Notification, T>(
  handler: (request: JSONRPCRequest, extra: RequestHandlerExtra<R, N>) => T,
): (request: JSONRPCRequest, extra: RequestHandlerExtra<R, N>) => T {
  return (request, extra) => {
    console.error(request.method, ToolSchema.shape.name.description);
    return handler(request, extra);
  };
}
