import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { CallToolResult, ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

export type ToolExtra = RequestHandlerExtra<ServerRequest, ServerNotification>;
export type Handler<A> = (args: A, extra: RequestHandlerExtra<ServerRequest, ServerNotification>) => CallToolResult;

export interface Context extends RequestHandlerExtra<ServerRequest, ServerNotification> {
  tenant: string;
}

export async function notify(
  extra: Pick<RequestHandlerExtra<ServerRequest, ServerNotification>, 'sessionId'>,
  notification: ServerNotification,
): Promise<void> {
  console.error(extra, notification.method);
}
