import type {
  ClientContext as RequestHandlerExtra,
  JSONRPCRequest,
  Notification,
  Request,
} from '@modelcontextprotocol/client';
import { ToolSchema } from '@modelcontextprotocol/core';

/** Nothing in this file says which side it is on; its package does. */
export function traced<R extends Request, N extends Notification, T>(
  handler: (request: JSONRPCRequest, extra: RequestHandlerExtra) => T,
): (request: JSONRPCRequest, extra: RequestHandlerExtra) => T {
  return (request, extra) => {
    console.error(request.method, ToolSchema.shape.name.description);
    return handler(request, extra);
  };
}
